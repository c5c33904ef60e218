package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Pods that fail after the switch: reported, or rolled back, as onFailedCutover says. */
class FailedCutoverTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration DNS_CACHE_GRACE = Duration.ofMinutes(5);
  private static final String SPEC_ROLLBACK =
      "{placement: Kubernetes, kubernetes: {onFailedCutover: Back}}";

  private static CutoverSimulation afterCutover(String spec) {
    var simulation = CutoverSimulation.withEnvironment().spec(spec).converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    return simulation;
  }

  @Test
  void podsThatFailAreTold() {
    var simulation = afterCutover(CutoverSimulation.SPEC_KUBERNETES);
    simulation.cluster.podFailure("container app: CrashLoopBackOff").readyReplicas(wanted -> 0);

    simulation.converge();

    assertThat(simulation.cluster.serviceHost()).as("Hold").contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.status().conditions())
        .filteredOn(c -> c.type().equals("PodsReady") || c.type().equals("Ready"))
        .allMatch(c -> c.status() == ConditionStatus.False)
        .allMatch(c -> c.message().contains("CrashLoopBackOff"));
  }

  @Test
  void podsThatFailGoBackByThemselvesOnce() {
    var simulation = afterCutover(SPEC_ROLLBACK);
    simulation.cluster.podFailure("container app: CrashLoopBackOff");
    simulation.converge();
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(requireNonNull(simulation.kubernetes().rollback()).message())
        .contains("CrashLoopBackOff");
    assertThat(simulation.decision().reason()).isEqualTo(Reason.CutoverFailed);

    simulation.cluster.podFailure(null);
    simulation.converge().advance(SOAK.multipliedBy(9));
    assertThat(simulation.cluster.serviceHost())
        .as("not again by itself")
        .contains(CutoverSimulation.CNAME);

    simulation.given().annotation(Annotations.RECONCILE, "now");
    simulation.converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost())
        .as("its user asks")
        .contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void aChangedSpecTriesAgain() {
    var simulation = afterCutover(SPEC_ROLLBACK);
    simulation.cluster.podFailure("container app: CrashLoopBackOff");
    simulation.converge();
    simulation.cluster.podFailure(null);

    simulation.spec(SPEC_ROLLBACK).converge().advance(SOAK);

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void longAfterTheSwitchOnePodThatFailsIsNoReasonToGoBack() {
    var simulation = afterCutover(SPEC_ROLLBACK).advance(SOAK.plus(DNS_CACHE_GRACE));
    simulation.cluster.podFailure("container app: CrashLoopBackOff");
    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);

    simulation.cluster.readyReplicas(wanted -> 0);
    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.CNAME);
  }

  @Test
  void podsThatAreJustReplacedHaveNotFailed() {
    var simulation = afterCutover(SPEC_ROLLBACK);
    simulation.cluster.readyReplicas(wanted -> 0).rolling(true);

    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.PodsStarting);
  }

  @Test
  void withoutAnEnvironmentThereIsNoWayBackByItself() {
    var simulation =
        afterCutover(
                "{placement: Kubernetes, kubernetes: {onFailedCutover: Back, beanstalkAfterCutover: {action: Terminate}}}")
            .advance(SOAK.plus(DNS_CACHE_GRACE));
    simulation.cluster.readyReplicas(wanted -> 0);

    assertThat(simulation.converge().cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.kubernetes().rollback()).isNull();
  }
}
