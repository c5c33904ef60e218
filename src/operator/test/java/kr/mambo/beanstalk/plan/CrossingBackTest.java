package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Annotations;
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
class CrossingBackTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration MORE = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final String BACK = "{placement: Kubernetes, kubernetes: {onFailedCutover: Back}}";
  private static final String TERMINATE =
      "{placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}";

  private static Walk across(String spec) {
    var walk = Walk.beside().spec(spec).settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.PODS);
    return walk;
  }

  @Test
  void backToBothTheServiceGoesAtOnceAndThePodsStay() {
    var walk = across(Walk.ACROSS).spec(Walk.BOTH).settle();

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.after(Duration.ofDays(1)).cluster.keys()).contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void backToBeanstalkThePodsStayForTheSoakAndFiveMinutes() {
    var walk = across(Walk.ACROSS).after(Duration.ofDays(9)).spec("kubernetes: {}").settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    walk.after(SOAK.plus(MORE).minus(MOMENT));
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);

    assertThat(walk.after(MOMENT).cluster.keys()).containsExactly(FakeCluster.FRONT);
  }

  @Test
  void fromBothBackToBeanstalkNobodyWaits() {
    var walk = Walk.beside().spec(Walk.BOTH).settle().spec("kubernetes: {}").settle();

    assertThat(walk.cluster.keys()).containsExactly(FakeCluster.FRONT);
  }

  @Test
  void inTheMiddleOfTheSoakItIsGivenUp() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK.minus(MOMENT));

    walk.spec(Walk.BOTH).settle().after(SOAK);

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.kubernetes().heldSince()).isNull();
  }

  @Test
  void withoutSpecKubernetesAllGoesOnceTheServiceIsBack() {
    var walk = across(Walk.ACROSS).after(Duration.ofDays(9)).spec("").settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT, FakeCluster.FRONT);

    walk.after(SOAK.plus(MORE));

    assertThat(walk.cluster.keys()).isEmpty();
    assertThat(walk.status().kubernetes()).isNull();
  }

  @Test
  void aTerminatedEnvironmentIsMadeAgainBeforeTheServiceGoesBack() {
    var walk = across(TERMINATE).after(SOAK.plus(MORE));
    assertThat(walk.status().environmentId()).isNull();

    walk.spec("kubernetes: {}").pass(true);
    walk.live("lifecycle", Lifecycle.Launching).settle();
    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(walk.decision().reason()).isEqualTo(Reason.SwitchingBack);

    walk.live("lifecycle", Lifecycle.Ready).live("health", HealthStatus.Pending).settle();
    assertThat(walk.cluster.host()).contains(Walk.PODS);

    walk.live("health", HealthStatus.Ok).settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.cluster.keys()).contains(FakeCluster.DEPLOYMENT);
  }

  @Test
  void whatWasTerminatedOnTheWayIsNoDrift() {
    var walk =
        across(
                "{driftPolicy: Report, placement: Kubernetes, kubernetes: {beanstalkAfterCutover: {action: Terminate}}}")
            .after(SOAK.plus(MORE));
    assertThat(walk.status().drift()).isEmpty();

    walk.spec("{driftPolicy: Report, kubernetes: {}}").settle();

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
  }

  @Test
  void aSmallEnvironmentGrowsBeforeTheServiceGoesBack() {
    var walk = across(Walk.ACROSS);
    var drift = "{what: 'aws:autoscaling:asg:MinSize', wanted: '2', live: '1'}";
    walk.spec(Walk.BOTH).given().status("drift: [%s]".formatted(drift)).notRead("settings");

    walk.pass(true);
    assertThat(walk.decision().reason()).isEqualTo(Reason.SwitchingBack);

    walk.given().status("drift: []");
    walk.pass(true);
    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.SwitchService.class);
  }

  @Test
  void whereNoPodIsLeftAnEnvironmentOfAnyHealthIsBetter() {
    var walk = across(Walk.ACROSS);
    walk.cluster.nodes(wanted -> 0);

    walk.live("health", HealthStatus.Severe).spec(Walk.BOTH).settle();

    assertThat(walk.cluster.host()).contains(Walk.CNAME);
  }

  @Test
  void podsThatFailAreTold() {
    var walk = across(Walk.ACROSS);
    walk.cluster.trouble("container app: CrashLoopBackOff").nodes(wanted -> 0);

    walk.settle();

    assertThat(walk.cluster.host()).as("Hold").contains(Walk.PODS);
    assertThat(walk.status().conditions())
        .filteredOn(c -> c.type().equals("PodsReady") || c.type().equals("Ready"))
        .allMatch(c -> c.status() == ConditionStatus.False)
        .allMatch(c -> c.message().contains("CrashLoopBackOff"));
  }

  @Test
  void podsThatFailGoBackByThemselvesOnce() {
    var walk = across(BACK);
    walk.cluster.trouble("container app: CrashLoopBackOff");
    walk.settle();
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(requireNonNull(walk.kubernetes().back()).message()).contains("CrashLoopBackOff");
    assertThat(walk.decision().reason()).isEqualTo(Reason.CutoverFailed);

    walk.cluster.trouble(null);
    walk.settle().after(SOAK.multipliedBy(9));
    assertThat(walk.cluster.host()).as("not again by itself").contains(Walk.CNAME);

    walk.given().annotation(Annotations.RECONCILE, "now");
    walk.settle().after(SOAK);
    assertThat(walk.cluster.host()).as("its user asks").contains(Walk.PODS);
  }

  @Test
  void aChangedSpecTriesAgain() {
    var walk = across(BACK);
    walk.cluster.trouble("container app: CrashLoopBackOff");
    walk.settle();
    walk.cluster.trouble(null);

    walk.spec(BACK).settle().after(SOAK);

    assertThat(walk.cluster.host()).contains(Walk.PODS);
  }

  @Test
  void longAfterTheSwitchOnePodThatFailsIsNoReasonToGoBack() {
    var walk = across(BACK).after(SOAK.plus(MORE));
    walk.cluster.trouble("container app: CrashLoopBackOff");
    assertThat(walk.settle().cluster.host()).contains(Walk.PODS);

    walk.cluster.nodes(wanted -> 0);
    assertThat(walk.settle().cluster.host()).contains(Walk.CNAME);
  }

  @Test
  void podsThatAreJustReplacedHaveNotFailed() {
    var walk = across(BACK);
    walk.cluster.nodes(wanted -> 0).rolling(true);

    assertThat(walk.settle().cluster.host()).contains(Walk.PODS);
    assertThat(walk.decision().reason()).isEqualTo(Reason.PodsStarting);
  }

  @Test
  void withoutAnEnvironmentThereIsNoWayBackByItself() {
    var walk =
        across(
                "{placement: Kubernetes, kubernetes: {onFailedCutover: Back, beanstalkAfterCutover: {action: Terminate}}}")
            .after(SOAK.plus(MORE));
    walk.cluster.nodes(wanted -> 0);

    assertThat(walk.settle().cluster.host()).contains(Walk.PODS);
    assertThat(walk.kubernetes().back()).isNull();
  }

  @Test
  void retainLetsAllGoAndNothingElse() {
    var walk = across(Walk.ACROSS).deleting(DeletionPolicy.Retain);

    walk.pass(true);

    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.ReleaseManifests.class);
    assertThat(((KubernetesDecision.ReleaseManifests) walk.decision()).objects())
        .extracting(o -> o.key())
        .contains(FakeCluster.FRONT, FakeCluster.DEPLOYMENT);
    walk.pass(true);
    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.Nothing.class);
  }

  @Test
  void onDeletionWhatLeadsToTheEnvironmentGoesFirst() {
    var walk = Walk.beside().spec(Walk.BOTH).settle().deleting(DeletionPolicy.Delete);
    var before =
        new BeanstalkPlanner()
            .plan(
                walk.given().kubernetes(walk.cluster.view()).observation(),
                Renderings.wanted(),
                false);
    assertThat(before.decision()).isInstanceOf(BeanstalkDecision.Wait.class);

    walk.settle();

    assertThat(walk.cluster.keys())
        .contains(FakeCluster.DEPLOYMENT)
        .doesNotContain(FakeCluster.FRONT);
    assertThat(walk.decision()).isInstanceOf(KubernetesDecision.Nothing.class);
  }

  @Test
  void whatCannotBeReadIsNotGuessed() {
    var given =
        ObservationFixture.running()
            .spec(Walk.ACROSS)
            .status("kubernetes: {serving: Kubernetes}")
            .kubernetesUnreadable(new Failure.Denied("services is forbidden"));
    var beanstalk = new BeanstalkPlanner().plan(given.observation(), Renderings.wanted(), false);

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
    var walk = across(Walk.ACROSS).spec(Walk.BOTH);
    var observed = walk.given().kubernetes(walk.cluster.view()).observation();
    var beanstalk = new BeanstalkPlanner().plan(observed, Renderings.wanted(), false);
    var refused =
        new KubernetesRendering.Refused(
            java.util.List.of(Problem.missing("spec.volumes[a].secret", "gone")));

    var plan = new KubernetesPlanner("cluster.local").plan(observed, beanstalk, refused, false);

    assertThat(plan.decision().orElseThrow()).isInstanceOf(KubernetesDecision.SwitchService.class);
  }
}
