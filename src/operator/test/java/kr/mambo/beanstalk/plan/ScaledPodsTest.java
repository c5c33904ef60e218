package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import org.junit.jupiter.api.Test;

/** An autoscaler asks for more pods than there are, as it does whenever load comes. */
class ScaledPodsTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final String ACROSS =
      "{placement: Kubernetes, kubernetes: {onFailedCutover: Back}, scaling: {min: 1, max: 9, targetCPUUtilization: 50}}";

  /** No node takes the third for as long as the cluster grows. */
  private static void scaledOut(Walk walk) {
    walk.cluster.replicas(3).nodes(wanted -> 2).unplaced("no node takes a pod: Unschedulable");
  }

  private static Walk beside() {
    return Walk.beside().spec(ACROSS).settle();
  }

  @Test
  void thatIsNoFailureAfterTheSwitch() {
    var walk = beside().after(SOAK);
    scaledOut(walk);

    walk.settle();

    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void norIsItLongAfterwards() {
    var walk = beside().after(SOAK).after(Duration.ofDays(30));
    scaledOut(walk);

    assertThat(walk.settle().cluster.host()).contains(Walk.PODS);
  }

  @Test
  void itDoesNotStartTheSoakAnew() {
    var walk = beside().after(SOAK.dividedBy(2));
    scaledOut(walk);
    walk.after(SOAK.dividedBy(4));
    walk.cluster.nodes(wanted -> wanted).unplaced(null);

    assertThat(walk.after(SOAK.dividedBy(4)).cluster.host()).contains(Walk.PODS);
  }

  @Test
  void theSwitchWaitsUntilTheDeploymentIsAvailable() {
    var walk = beside();
    scaledOut(walk);

    walk.after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision().message()).contains("Available");

    walk.cluster.nodes(wanted -> wanted).unplaced(null);
    assertThat(walk.settle().cluster.host()).contains(Walk.PODS);
  }

  @Test
  void fewerPodsThanWantedAreToldWithWhy() {
    var walk = Walk.beside().spec(Walk.BOTH).settle();
    walk.cluster.nodes(wanted -> 0).unplaced("no node takes a pod: Unschedulable");

    walk.settle();

    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("False PodsFailing");
    assertThat(walk.decision().message()).contains("Unschedulable");
  }

  @Test
  void whereNoneIsWantedNoneIsWaitedFor() {
    var none = Walk.BOTH.substring(0, Walk.BOTH.length() - 1) + ", scaling: {min: 0, max: 2}}";
    var walk = Walk.beside().spec(none).settle();

    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");
  }
}
