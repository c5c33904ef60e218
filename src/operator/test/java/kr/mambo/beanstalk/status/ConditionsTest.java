package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Condition READY =
      new Condition("Ready", ConditionStatus.True, "Deployed", "m", 1L, LONG_AGO);

  private static Conditions conditionsAfter(Condition... before) {
    return new Conditions(List.of(before), 2, ObservationFixture.NOW.plusMillis(900));
  }

  private static ConditionAssessment ready(ConditionStatus status, Reason reason) {
    return new ConditionAssessment(ConditionType.Ready, status, reason, "m");
  }

  @Test
  void aTransitionTimeMovesWithTheStatus() {
    var conditions = conditionsAfter(READY);

    conditions.set(ready(ConditionStatus.False, Reason.Deploying));

    assertThat(conditions.list())
        .singleElement()
        .extracting(Condition::lastTransitionTime)
        .isEqualTo(ObservationFixture.NOW);
  }

  @Test
  void aTransitionTimeStaysWhenOnlyTheReasonChanges() {
    var conditions = conditionsAfter(READY);

    conditions.set(ready(ConditionStatus.True, Reason.Healthy));

    assertThat(conditions.list())
        .containsExactly(
            new Condition("Ready", ConditionStatus.True, "Healthy", "m", 2L, LONG_AGO));
  }

  @Test
  void aNewConditionBeginsNowInWholeSeconds() {
    var conditions = conditionsAfter();

    conditions.set(ready(ConditionStatus.True, Reason.Deployed));

    assertThat(conditions.list())
        .singleElement()
        .extracting(Condition::lastTransitionTime)
        .isEqualTo(ObservationFixture.NOW);
  }

  @Test
  void conditionsThatAreThereOnlyWhileTrueGo() {
    var conditions = conditionsAfter(READY);
    var stalled =
        new ConditionAssessment(
            ConditionType.Stalled, ConditionStatus.True, Reason.SpecInvalid, "m");

    conditions.setOrRemove(true, stalled);
    assertThat(conditions.hasStatus(ConditionType.Stalled, ConditionStatus.True)).isTrue();
    assertThat(conditions.hasStatus(ConditionType.Stalled, ConditionStatus.False)).isFalse();
    conditions.setOrRemove(false, stalled);

    assertThat(conditions.get(ConditionType.Stalled)).isEmpty();
  }

  @Test
  void conditionsOfAnUnknownTypeAreDroppedAndTheRestIsInOrder() {
    var unknown = new Condition("Fancy", ConditionStatus.True, "X", "m", 1L, LONG_AGO);
    var healthy = new Condition("Healthy", ConditionStatus.True, "X", "m", 1L, LONG_AGO);

    assertThat(conditionsAfter(unknown, healthy, READY).list()).containsExactly(READY, healthy);
  }
}
