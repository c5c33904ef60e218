package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource that is deleted while one environment takes the place of another. */
class ReplacementDeletionTest {
  private static ObservationFixture deleted(ObservationFixture second) {
    return ReplacementFixtures.inPhase("Settling")
        .replacement(second)
        .deleting(DeletionPolicy.Delete);
  }

  private static ObservationFixture withoutActive(ObservationFixture second) {
    return deleted(second)
        .environment(new EnvironmentState.Absent())
        .known("garbage", new Garbage(java.util.List.of("v-1"), java.util.List.of()));
  }

  @Test
  void bothGo() {
    var end =
        assertDecision(
            decide(deleted(ReplacementFixtures.readyReplacement())),
            OnReplacement.class,
            Reason.Terminating);

    assertThat(end.environmentName()).isEqualTo("mambo-py-b");
    assertDecision(
        decide(
            deleted(
                ReplacementFixtures.readyReplacement()
                    .environment("lifecycle", Lifecycle.Terminating))),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
    assertDecision(
        decide(deleted(ReplacementFixtures.absentReplacement())),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      names = {"Launching", "Updating", "Terminating"})
  void theFirstDoesNotWaitForTheSecondButItsTracesDo(Lifecycle lifecycle) {
    var busy = ReplacementFixtures.readyReplacement().environment("lifecycle", lifecycle);

    assertDecision(decide(deleted(busy)), BeanstalkDecision.Terminate.class, Reason.Terminating);
    assertThat(decide(withoutActive(busy))).isInstanceOf(BeanstalkDecision.Wait.class);
    assertThat(decide(withoutActive(ReplacementFixtures.absentReplacement())))
        .isInstanceOf(BeanstalkDecision.CleanUp.class);
  }

  @Test
  void aTerminationThatFailedIsToldAndTriedAgainInSomeMinutes() {
    var operation =
        "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:50:00Z', generation: 2, environmentName: mambo-py-b}";
    var stuck =
        ReplacementFixtures.readyReplacement()
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60), "ERROR", "stuck", "r-1", ""));

    assertDecision(
        decide(deleted(stuck).status(operation)),
        BeanstalkDecision.Refuse.class,
        Reason.Terminating,
        "mambo-py-b",
        "stuck");
    assertDecision(
        decide(
            deleted(ReplacementFixtures.readyReplacement())
                .status(
                    "failedOperation: {kind: Terminate, message: stuck, generation: 2, failedAt: '2026-03-01T11:59:00Z'}")),
        BeanstalkDecision.Refuse.class,
        Reason.Terminating,
        "stuck");
  }

  @Test
  void aDatabaseKeepsTheSecondToo() {
    assertDecision(
        decide(deleted(EnvironmentRetirementTest.withDatabase())),
        BeanstalkDecision.Refuse.class,
        Reason.DatabaseWouldBeDeleted);
    assertDecision(
        decide(deleted(ReplacementFixtures.readyReplacement().notRead("settings"))),
        BeanstalkDecision.Wait.class,
        Reason.Terminating);
  }

  @Test
  void oneThatIsNotOursIsLeft() {
    assertDecision(
        decide(deleted(ReplacementFixtures.readyReplacement().known("tags", Map.of()))),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
  }

  @Test
  void retainedBothLoseTheirTag() {
    var kept =
        ReplacementFixtures.inPhase("Settling")
            .replacement(ReplacementFixtures.readyReplacement())
            .deleting(DeletionPolicy.Retain);

    assertThat(
            assertDecision(decide(kept), BeanstalkDecision.Release.class, Reason.Retained)
                .environmentArns())
        .containsExactly(ObservationFixture.ARN, ObservationFixture.ARN + "-b");
  }

  @Test
  void observedNothingIsWritten() {
    assertDecision(
        decide(deleted(ReplacementFixtures.readyReplacement()).spec("managementMode: Observe")),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained);
  }
}
