package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Before the switch the pods hold for a while, without a break. */
class CutoverSoakTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @Test
  void theSwitchWaitsForTheSoak() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK.minus(MOMENT));
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision().reason()).isEqualTo(Reason.Soaking);
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("False Soaking");
    assertThat(simulation.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");

    simulation.advance(MOMENT);

    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.PODS_HOST);
    assertThat(simulation.kubernetes().serving()).isEqualTo("Kubernetes");
    assertThat(simulation.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void aBreakStartsTheSoakAnew() {
    var simulation =
        CutoverSimulation.withEnvironment()
            .spec(CutoverSimulation.SPEC_KUBERNETES)
            .converge()
            .advance(SOAK.minus(MOMENT));
    simulation.cluster.readyReplicas(wanted -> 0);
    simulation.advance(MOMENT);
    assertThat(simulation.kubernetes().soakStartedAt()).isNull();
    simulation.cluster.readyReplicas(wanted -> wanted);

    simulation.advance(MOMENT).advance(SOAK.minus(MOMENT));
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.advance(MOMENT).cluster.serviceHost())
        .contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void podsThatNobodyIsLedToDoNotHold() {
    var simulation = CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES);
    simulation.cluster.reachablePods(0);
    simulation.converge().advance(SOAK);
    assertThat(simulation.cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.decision().message())
        .isEqualTo("Waiting for the Service of the pods to reach 0 of 1 pods");

    simulation.cluster.reachablePods(1);

    assertThat(simulation.converge().advance(SOAK).cluster.serviceHost())
        .contains(CutoverSimulation.PODS_HOST);
  }

  @Test
  void aBreakThatNobodySawIsCountedToo() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_KUBERNETES).converge();
    simulation.cluster.readySince(ObservationFixture.NOW.plusSeconds(300));

    assertThat(simulation.advance(SOAK).cluster.serviceHost()).contains(CutoverSimulation.CNAME);
    assertThat(simulation.advance(Duration.ofMinutes(5)).cluster.serviceHost())
        .contains(CutoverSimulation.PODS_HOST);
  }
}
