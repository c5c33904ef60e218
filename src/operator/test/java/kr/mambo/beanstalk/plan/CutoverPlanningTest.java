package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import org.junit.jupiter.api.Test;

/** From Beanstalk to Kubernetes: gradual, and never without an answer. */
class CutoverPlanningTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration DNS_CACHE_GRACE = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static CutoverSimulation afterCutover(String spec) {
    var simulation = CutoverSimulation.withEnvironment().spec(spec).converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    return simulation;
  }

  @Test
  void withoutSpecKubernetesTheClusterIsNotTouched() {
    var simulation = CutoverSimulation.withEnvironment().converge();

    assertThat(simulation.cluster.keys()).isEmpty();
    assertThat(simulation.status().kubernetes()).isNull();
    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("none");
  }

  @Test
  void fromTheFirstDayCallersHaveOneName() {
    var simulation = CutoverSimulation.withEnvironment().spec("kubernetes: {}").converge();

    assertThat(simulation.cluster.keys()).containsExactly(FakeCluster.SERVICE);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.kubernetes().serving()).isEqualTo("Beanstalk");
    assertThat(simulation.kubernetes().targets()).containsExactly(CutoverSimulation.CNAME);
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True Deployed");
    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }

  /** The API server refuses a status in which an object became empty. */
  @Test
  void whatIsRememberedIsNeverNothing() {
    var simulation = CutoverSimulation.withEnvironment().spec("kubernetes: {}");
    simulation.live(
        new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "Nobody has answered yet"));

    simulation.runPass(true);

    assertThat(Serialization.asJson(simulation.kubernetes())).isNotEqualTo("{}");
  }

  @Test
  void thereIsNoNameBeforeTheEnvironmentIsReady() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .live("lifecycle", Lifecycle.Launching)
            .spec("kubernetes: {}")
            .converge();

    assertThat(simulation.cluster.keys()).isEmpty();
  }

  @Test
  void anEnvironmentThatRunsSomethingElseHoldsTheSwitch() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .live("versionLabel", "v-other")
            .spec("{placement: Kubernetes, kubernetes: {}, driftPolicy: Report}");

    assertThat(simulation.converge().advance(SOAK).cluster.serviceHost())
        .contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.VersionMismatch);
  }

  @Test
  void podsWithAnotherImageThanTheResolvedOneHoldTheSwitch() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES).converge();
    simulation.cluster.digests(Map.of("app", "sha256:b"));
    simulation.runPass(true);
    simulation
        .given()
        .status("images: [{container: app, image: 'mambo/py:1', digest: 'sha256:a'}]");
    simulation.runPass(false);

    assertThat(simulation.decision().reason()).isEqualTo(Reason.VersionMismatch);
    assertThat(simulation.kubernetes().images().getFirst().digest()).isEqualTo("sha256:b");
  }

  @Test
  void blockersRefuseTheSwitchAndNotThePods() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .blocked()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK);

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.Refuse.class);
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("False Blocked");
    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }

  @Test
  void theEnvironmentIsKeptForTheSoakAndFiveMinutesThenTerminated() {
    var simulation =
        afterCutover(
            "{placement: Kubernetes, kubernetes: {soakSeconds: 600, beanstalkAfterCutover: {action: Terminate}}}");

    simulation.advance(SOAK.plus(DNS_CACHE_GRACE).minus(MOMENT));
    assertThat(simulation.status().lifecycle()).isEqualTo("Ready");
    assertThat(simulation.kubernetes().targets()).containsExactly(CutoverSimulation.CNAME);

    simulation.advance(MOMENT);
    assertThat(simulation.status().lifecycle()).isNull();
    assertThat(simulation.kubernetes().targets()).isEmpty();
    assertThat(simulation.status().url()).isNull();
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void keptMeansKept() {
    var simulation = afterCutover(CutoverSimulation.SPEC_KUBERNETES).advance(Duration.ofDays(90));

    assertThat(simulation.status().lifecycle()).isEqualTo("Ready");
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void fromTheVeryFirstOnKubernetesNoEnvironmentIsMade() {
    var simulation = CutoverSimulation.withoutEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES);
    simulation.cluster.readyReplicas(wanted -> 0);
    simulation.converge();
    assertThat(simulation.cluster.serviceHost()).as("nothing answers yet").isEmpty();

    simulation.cluster.readyReplicas(wanted -> wanted);
    simulation.converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.status().environmentId()).isNull();
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void onlyTheOneServiceMovesAtTheSwitch() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES).converge();
    var before = simulation.cluster.state();

    simulation.advance(SOAK.minus(MOMENT)).given().now(ObservationFixture.NOW.plus(SOAK));
    simulation.runPass(true);

    assertThat(simulation.decision()).isInstanceOf(KubernetesDecision.SwitchService.class);
    assertThat(simulation.cluster.state().owned())
        .filteredOn(o -> !o.key().equals(FakeCluster.SERVICE))
        .isEqualTo(
            before.owned().stream().filter(o -> !o.key().equals(FakeCluster.SERVICE)).toList());
    assertThat(simulation.cluster.serviceHost())
        .isEqualTo(Optional.of(CutoverSimulation.PODS_HOST));
  }

  @Test
  void anEnvironmentOfAnotherNameIsFollowed() {
    var simulation = CutoverSimulation.withEnvironment().spec("kubernetes: {}").converge();

    simulation
        .live(Records.with(ObservationFixture.READY, "cname", "other.elasticbeanstalk.com"))
        .converge();

    assertThat(simulation.cluster.serviceHost()).contains("other.elasticbeanstalk.com");
  }
}
