package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
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
import kr.mambo.beanstalk.plan.Replacing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource that is deleted while one environment takes the place of another. */
class ReplacementDeletionTest {
  private static ObservationFixture deleted(ObservationFixture second) {
    return Replacing.in("Settling").replacement(second).deleting(DeletionPolicy.Delete);
  }

  private static ObservationFixture alone(ObservationFixture second) {
    return deleted(second)
        .environment(new EnvironmentState.Absent())
        .known("garbage", new Garbage(java.util.List.of("v-1"), java.util.List.of()));
  }

  @Test
  void bothGo() {
    var end = says(decide(deleted(Replacing.second())), OnReplacement.class, Reason.Terminating);

    assertThat(end.environmentName()).isEqualTo("mambo-py-b");
    says(
        decide(deleted(Replacing.second().environment("lifecycle", Lifecycle.Terminating))),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
    says(
        decide(deleted(Replacing.absent())), BeanstalkDecision.Terminate.class, Reason.Terminating);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      names = {"Launching", "Updating", "Terminating"})
  void theFirstDoesNotWaitForTheSecondButItsTracesDo(Lifecycle lifecycle) {
    var busy = Replacing.second().environment("lifecycle", lifecycle);

    says(decide(deleted(busy)), BeanstalkDecision.Terminate.class, Reason.Terminating);
    assertThat(decide(alone(busy))).isInstanceOf(BeanstalkDecision.Wait.class);
    assertThat(decide(alone(Replacing.absent()))).isInstanceOf(BeanstalkDecision.CleanUp.class);
  }

  @Test
  void aTerminationThatFailedIsToldAndTriedAgainInSomeMinutes() {
    var operation =
        "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:50:00Z', generation: 2, environmentName: mambo-py-b}";
    var stuck =
        Replacing.second()
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60), "ERROR", "stuck", "r-1", ""));

    says(
        decide(deleted(stuck).status(operation)),
        BeanstalkDecision.Refuse.class,
        Reason.Terminating,
        "mambo-py-b",
        "stuck");
    says(
        decide(
            deleted(Replacing.second())
                .status(
                    "failedOperation: {kind: Terminate, message: stuck, generation: 2, failedAt: '2026-03-01T11:59:00Z'}")),
        BeanstalkDecision.Refuse.class,
        Reason.Terminating,
        "stuck");
  }

  @Test
  void aDatabaseKeepsTheSecondToo() {
    says(
        decide(deleted(EnvironmentRetirementTest.withDatabase())),
        BeanstalkDecision.Refuse.class,
        Reason.DatabaseWouldBeDeleted);
    says(
        decide(deleted(Replacing.second().notRead("settings"))),
        BeanstalkDecision.Wait.class,
        Reason.Terminating);
  }

  @Test
  void oneThatIsNotOursIsLeft() {
    says(
        decide(deleted(Replacing.second().known("tags", Map.of()))),
        BeanstalkDecision.Terminate.class,
        Reason.Terminating);
  }

  @Test
  void retainedBothLoseTheirTag() {
    var kept =
        Replacing.in("Settling").replacement(Replacing.second()).deleting(DeletionPolicy.Retain);

    assertThat(
            says(decide(kept), BeanstalkDecision.Release.class, Reason.Retained).environmentArns())
        .containsExactly(ObservationFixture.ARN, ObservationFixture.ARN + "-b");
  }

  @Test
  void observedNothingIsWritten() {
    says(
        decide(deleted(Replacing.second()).spec("managementMode: Observe")),
        BeanstalkDecision.RemoveFinalizer.class,
        Reason.Retained);
  }
}
