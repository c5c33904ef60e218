package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** Any step back, at any moment: the Service first, then the rest. */
class CutoverRollbackTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration DNS_CACHE_GRACE = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final String SPEC_TERMINATE =
      "{placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}";

  private static CutoverSimulation afterCutover(String spec) {
    var simulation = CutoverSimulation.withEnvironment().spec(spec).converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    return simulation;
  }

  @Test
  void backToBothTheServiceGoesAtOnceAndThePodsStay() {
    var simulation =
        afterCutover(CutoverSimulation.SPEC_KUBERNETES)
            .spec(CutoverSimulation.SPEC_BOTH)
            .converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.advance(Duration.ofDays(1)).cluster.keys())
        .contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void backToBeanstalkThePodsStayForTheSoakAndFiveMinutes() {
    var simulation =
        afterCutover(CutoverSimulation.SPEC_KUBERNETES)
            .advance(Duration.ofDays(9))
            .spec("kubernetes: {}")
            .converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    simulation.advance(SOAK.plus(DNS_CACHE_GRACE).minus(MOMENT));
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    assertThat(simulation.advance(MOMENT).cluster.keys()).containsExactly(FakeCluster.SERVICE);
  }

  @Test
  void fromBothBackToBeanstalkNobodyWaits() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_BOTH)
            .converge()
            .spec("kubernetes: {}")
            .converge();

    assertThat(simulation.cluster.keys()).containsExactly(FakeCluster.SERVICE);
  }

  @Test
  void inTheMiddleOfTheSoakItIsGivenUp() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK.minus(MOMENT));

    simulation.spec(CutoverSimulation.SPEC_BOTH).converge().advance(SOAK);

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.kubernetes().soakStartedAt()).isNull();
  }

  @Test
  void withoutSpecKubernetesAllGoesOnceTheServiceIsBack() {
    var simulation =
        afterCutover(CutoverSimulation.SPEC_KUBERNETES)
            .advance(Duration.ofDays(9))
            .spec("")
            .converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT, FakeCluster.SERVICE);

    simulation.advance(SOAK.plus(DNS_CACHE_GRACE));

    assertThat(simulation.cluster.keys()).isEmpty();
    assertThat(simulation.status().kubernetes()).isNull();
  }

  @Test
  void aTerminatedEnvironmentIsMadeAgainBeforeTheServiceGoesBack() {
    var simulation = afterCutover(SPEC_TERMINATE).advance(SOAK.plus(DNS_CACHE_GRACE));
    assertThat(simulation.status().environmentId()).isNull();

    simulation.spec("kubernetes: {}").runPass(true);
    simulation.live("lifecycle", Lifecycle.Launching).converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.SwitchingBack);

    simulation.live("lifecycle", Lifecycle.Ready).live("health", HealthStatus.Pending).converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);

    simulation.live("health", HealthStatus.Ok).converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void whatWasTerminatedOnTheWayIsNoDrift() {
    var simulation =
        afterCutover(
                "{driftPolicy: Report, placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}")
            .advance(SOAK.plus(DNS_CACHE_GRACE));
    assertThat(simulation.status().drift()).isEmpty();

    simulation.spec("{driftPolicy: Report, kubernetes: {}}").converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
  }

  @Test
  void aSmallEnvironmentGrowsBeforeTheServiceGoesBack() {
    var simulation = afterCutover(CutoverSimulation.SPEC_KUBERNETES);
    var drift = "{what: 'aws:autoscaling:asg:MinSize', wanted: '2', live: '1'}";
    simulation
        .spec(CutoverSimulation.SPEC_BOTH)
        .given()
        .status("drift: [%s]".formatted(drift))
        .notRead("settings");

    simulation.runPass(true);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.SwitchingBack);

    simulation.given().status("drift: []");
    simulation.runPass(true);
    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.SwitchService.class);
  }

  @Test
  void whereNoPodIsLeftAnEnvironmentOfAnyHealthIsBetter() {
    var simulation = afterCutover(CutoverSimulation.SPEC_KUBERNETES);
    simulation.cluster.readyReplicas(wanted -> 0);

    simulation.live("health", HealthStatus.Severe).spec(CutoverSimulation.SPEC_BOTH).converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
  }

  @Test
  void retainLetsAllGoAndNothingElse() {
    var simulation =
        afterCutover(CutoverSimulation.SPEC_KUBERNETES).deleting(DeletionPolicy.Retain);

    simulation.runPass(true);

    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.ReleaseManifests.class);
    assertThat(((KubernetesDecision.ReleaseManifests) simulation.decision()).objects())
        .extracting(o -> o.key())
        .contains(FakeCluster.SERVICE, FakeCluster.DEPLOYMENT);
    simulation.runPass(true);
    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.Nothing.class);
  }

  @Test
  void onDeletionWhatLeadsToTheEnvironmentGoesFirst() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_BOTH)
            .converge()
            .deleting(DeletionPolicy.Delete);
    var before =
        new BeanstalkPlanner()
            .plan(
                simulation.given().kubernetes(simulation.cluster.state()).observation(),
                RenderingFixtures.rendered(),
                false);
    assertThat(before.decision()).isInstanceOf(BeanstalkDecision.Wait.class);

    simulation.converge();

    assertThat(simulation.cluster.keys())
        .contains(FakeCluster.DEPLOYMENT)
        .doesNotContain(FakeCluster.SERVICE);
    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.Nothing.class);
  }

  @Test
  void whatCannotBeReadIsNotGuessed() {
    var given =
        ObservationFixture.running()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .status("kubernetes: {serving: Kubernetes}")
            .kubernetesUnreadable(new Failure.Denied("services is forbidden"));
    var beanstalk =
        new BeanstalkPlanner().plan(given.observation(), RenderingFixtures.rendered(), false);

    var plan =
        new KubernetesPlanner("cluster.local")
            .plan(
                given.observation(),
                beanstalk,
                new KubernetesRendering.Refused(java.util.List.of()),
                false);

    assertThat(plan.decision().orElseThrow().message()).isEqualTo("services is forbidden");
    assertThat(plan.status()).contains(given.resource().previousStatus().kubernetes());
    assertThat(plan.isReleased()).isFalse();
  }

  @Test
  void theWayBackNeedsNoRendering() {
    var simulation =
        afterCutover(CutoverSimulation.SPEC_KUBERNETES).spec(CutoverSimulation.SPEC_BOTH);
    var observed = simulation.given().kubernetes(simulation.cluster.state()).observation();
    var beanstalk = new BeanstalkPlanner().plan(observed, RenderingFixtures.rendered(), false);
    var refused =
        new KubernetesRendering.Refused(
            java.util.List.of(Problem.missing("spec.volumes[a].secret", "gone")));

    var plan = new KubernetesPlanner("cluster.local").plan(observed, beanstalk, refused, false);

    assertThat(plan.decision().orElseThrow()).isInstanceOf(KubernetesDecision.SwitchService.class);
  }
}
