package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource that is deleted while one environment takes the place of another. */
class SecondDeletionTest {
  private static Given deleted(Given second) {
    return Replacing.in("Settling").beside(second).deleting(DeletionPolicy.Delete);
  }

  private static Given alone(Given second) {
    return deleted(second)
        .live(new Live.Absent())
        .known("garbage", new Garbage(java.util.List.of("v-1"), java.util.List.of()));
  }

  @Test
  void bothGo() {
    var end = says(decide(deleted(Replacing.second())), AtOther.class, Reason.Terminating);

    assertThat(end.environmentName()).isEqualTo("mambo-py-b");
    says(
        decide(deleted(Replacing.second().live("lifecycle", Lifecycle.Terminating))),
        Decision.Terminate.class,
        Reason.Terminating);
    says(decide(deleted(Replacing.absent())), Decision.Terminate.class, Reason.Terminating);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      names = {"Launching", "Updating", "Terminating"})
  void theFirstDoesNotWaitForTheSecondButItsTracesDo(Lifecycle lifecycle) {
    var busy = Replacing.second().live("lifecycle", lifecycle);

    says(decide(deleted(busy)), Decision.Terminate.class, Reason.Terminating);
    assertThat(decide(alone(busy))).isInstanceOf(Decision.Wait.class);
    assertThat(decide(alone(Replacing.absent()))).isInstanceOf(Decision.CleanUp.class);
  }

  @Test
  void aTerminationThatFailedIsToldAndTriedAgainInSomeMinutes() {
    var operation =
        "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:50:00Z', generation: 2, environmentName: mambo-py-b}";
    var stuck =
        Replacing.second()
            .event(new EventLine(Given.NOW.minusSeconds(60), "ERROR", "stuck", "r-1", ""));

    says(
        decide(deleted(stuck).status(operation)),
        Decision.Refuse.class,
        Reason.Terminating,
        "mambo-py-b",
        "stuck");
    says(
        decide(
            deleted(Replacing.second())
                .status(
                    "failedOperation: {kind: Terminate, message: stuck, generation: 2, failedAt: '2026-03-01T11:59:00Z'}")),
        Decision.Refuse.class,
        Reason.Terminating,
        "stuck");
  }

  @Test
  void aDatabaseKeepsTheSecondToo() {
    says(
        decide(deleted(RetirementTest.withDatabase())),
        Decision.Refuse.class,
        Reason.DatabaseWouldBeDeleted);
    says(
        decide(deleted(Replacing.second().notAsked("settings"))),
        Decision.Wait.class,
        Reason.Terminating);
  }

  @Test
  void oneThatIsNotOursIsLeft() {
    says(
        decide(deleted(Replacing.second().known("tags", Map.of()))),
        Decision.Terminate.class,
        Reason.Terminating);
  }

  @Test
  void retainedBothLoseTheirTag() {
    var kept = Replacing.in("Settling").beside(Replacing.second()).deleting(DeletionPolicy.Retain);

    assertThat(says(decide(kept), Decision.Release.class, Reason.Retained).environmentArns())
        .containsExactly(Given.ARN, Given.ARN + "-b");
  }

  @Test
  void observedNothingIsWritten() {
    says(
        decide(deleted(Replacing.second()).spec("managementMode: Observe")),
        Decision.Forget.class,
        Reason.Retained);
  }
}
