package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Before the switch the pods hold for a while, without a break. */
class SoakTest {
  private static final Duration SOAK = Duration.ofMinutes(10);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @Test
  void theSwitchWaitsForTheSoak() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK.minus(MOMENT));
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision().reason()).isEqualTo(Reason.Soaking);
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("False Soaking");
    assertThat(walk.condition(ConditionType.PodsReady)).isEqualTo("True PodsReady");

    walk.after(MOMENT);

    assertThat(walk.cluster.host()).contains(Walk.PODS);
    assertThat(walk.kubernetes().serving()).isEqualTo("Kubernetes");
    assertThat(walk.condition(ConditionType.Ready)).isEqualTo("True PodsReady");
  }

  @Test
  void aBreakStartsTheSoakAnew() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle().after(SOAK.minus(MOMENT));
    walk.cluster.nodes(wanted -> 0);
    walk.after(MOMENT);
    assertThat(walk.kubernetes().heldSince()).isNull();
    walk.cluster.nodes(wanted -> wanted);

    walk.after(MOMENT).after(SOAK.minus(MOMENT));
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.after(MOMENT).cluster.host()).contains(Walk.PODS);
  }

  @Test
  void podsThatNobodyIsLedToDoNotHold() {
    var walk = Walk.beside().spec(Walk.ACROSS);
    walk.cluster.reached(0);
    walk.settle().after(SOAK);
    assertThat(walk.cluster.host()).contains(Walk.CNAME);
    assertThat(walk.decision().message()).isEqualTo("The Service on the pods leads to 0 of 1 pods");

    walk.cluster.reached(1);

    assertThat(walk.settle().after(SOAK).cluster.host()).contains(Walk.PODS);
  }

  @Test
  void aBreakThatNobodySawIsCountedToo() {
    var walk = Walk.beside().spec(Walk.ACROSS).settle();
    walk.cluster.readySince(ObservationFixture.NOW.plusSeconds(300));

    assertThat(walk.after(SOAK).cluster.host()).contains(Walk.CNAME);
    assertThat(walk.after(Duration.ofMinutes(5)).cluster.host()).contains(Walk.PODS);
  }
}
