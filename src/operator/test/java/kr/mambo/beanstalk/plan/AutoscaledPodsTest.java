package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import org.junit.jupiter.api.Test;

/** An autoscaler asks for more pods than there are, as it does whenever load comes. */
class AutoscaledPodsTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final String SPEC_AUTOSCALED =
      "{placement: Kubernetes, kubernetes: {onFailedCutover: Back}, scaling: {min: 1, max: 9, targetCPUUtilization: 50}}";

  /** No node takes the third for as long as the cluster grows. */
  private static void scaleOut(CutoverSimulation simulation) {
    simulation
        .cluster
        .replicas(3)
        .readyReplicas(wanted -> 2)
        .unschedulableReason("a pod cannot be scheduled: Unschedulable");
  }

  private static CutoverSimulation startCutover() {
    return CutoverSimulation.withEnvironment().spec(SPEC_AUTOSCALED).converge();
  }

  @Test
  void thatIsNoFailureAfterTheSwitch() {
    var simulation = startCutover().advance(SOAK);
    scaleOut(simulation);

    simulation.converge();

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void norIsItLongAfterwards() {
    var simulation = startCutover().advance(SOAK).advance(Duration.ofDays(30));
    scaleOut(simulation);

    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void itDoesNotStartTheSoakAnew() {
    var simulation = startCutover().advance(SOAK.dividedBy(2));
    scaleOut(simulation);
    simulation.advance(SOAK.dividedBy(4));
    simulation.cluster.readyReplicas(wanted -> wanted).unschedulableReason(null);

    assertThat(simulation.advance(SOAK.dividedBy(4)).cluster.serviceHost())
        .contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void theSwitchWaitsUntilTheDeploymentIsAvailable() {
    var simulation = startCutover();
    scaleOut(simulation);

    simulation.advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision().message()).contains("Available");

    simulation.cluster.readyReplicas(wanted -> wanted).unschedulableReason(null);
    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void fewerPodsThanWantedAreToldWithWhy() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_BOTH).converge();
    simulation
        .cluster
        .readyReplicas(wanted -> 0)
        .unschedulableReason("a pod cannot be scheduled: Unschedulable");

    simulation.converge();

    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("False PodsFailing");
    assertThat(simulation.decision().message()).contains("Unschedulable");
  }

  @Test
  void whereNoneIsWantedNoneIsWaitedFor() {
    var none =
        CutoverSimulation.SPEC_BOTH.substring(0, CutoverSimulation.SPEC_BOTH.length() - 1)
            + ", scaling: {min: 0, max: 2}}";
    var simulation = CutoverSimulation.withEnvironment().spec(none).converge();

    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }
}
