package kr.mambo.beanstalk.plan.evidence;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was seen too long ago, or cannot be read, is no end of an operation. */
class InconclusiveVerdictsTest {
  private static final String COMPLETED = "Environment update completed successfully.";

  private static ObservationFixture ready(OperationKind kind, String requestId, int seconds) {
    return ObservationFixture.deploying()
        .environment("lifecycle", Lifecycle.Ready)
        .operation(kind, "v-wanted", requestId, Duration.ofSeconds(seconds));
  }

  private static ObservationFixture completed() {
    return ready(OperationKind.Deploy, "r-1", 600)
        .environment("versionLabel", "v-wanted")
        .event("INFO", COMPLETED);
  }

  private static OperationVerdict verdict(ObservationFixture given) {
    return OperationVerdicts.resolve(given.observation());
  }

  private static void assertRunning(ObservationFixture given) {
    assertThat(verdict(given)).isInstanceOf(OperationVerdict.Running.class);
  }

  private static List<Failure> unanswered() {
    return List.of(
        new Failure.Throttled("slower"),
        new Failure.Denied("not authorized"),
        new Failure.Unavailable("500"));
  }

  @Test
  void anErrorThatIsNewerThanTheReadyThatIsSeenEndsNothing() {
    var given = ready(OperationKind.Deploy, "r-1", 60).event("ERROR", "Failed to deploy");

    assertRunning(given.snapshotAt(ObservationFixture.NOW.minusSeconds(31)));
    assertThat(verdict(given.snapshotAt(ObservationFixture.NOW.minusSeconds(30))))
        .isInstanceOf(OperationVerdict.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"Deploy, r-1", "UpdatePlatform, r-1", "Deploy, null", "Terminate, r-1"})
  void aPictureOfBeforeProvesNothingHoweverLongAgo(OperationKind kind, String requestId) {
    assertRunning(ready(kind, requestId, 600).snapshotAt(ObservationFixture.NOW.minusSeconds(601)));
  }

  @Test
  void anEnvironmentIsNotGoneBecauseItWasNotThereBefore() {
    var given = ready(OperationKind.Create, "r-1", 600).environment(new EnvironmentState.Absent());

    assertRunning(given.snapshotAt(ObservationFixture.NOW.minusSeconds(601)));
    assertThat(verdict(given.snapshotAt(ObservationFixture.NOW)))
        .isInstanceOf(OperationVerdict.Failed.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatBeanstalkSaidHasToBeReadBeforeAnythingIsConcluded(Failure failure) {
    assertRunning(ready(OperationKind.Deploy, "null", 600).unreadable("events", failure));
    assertRunning(completed().unreadable("events", failure));
    assertRunning(
        completed()
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofMinutes(10))
            .unreadable("events", failure));
  }

  @Test
  void anotherLabelIsFailureAlsoForWhoMayNeverReadTheWords() {
    var given = ready(OperationKind.Deploy, "r-1", 600);

    assertRunning(given.unreadable("events", new Failure.Throttled("slower")));
    assertThat(verdict(given.unreadable("events", new Failure.Denied("no"))))
        .isInstanceOf(OperationVerdict.Failed.class);
  }

  @Test
  void anInstanceThatReportsLateIsWaitedForWithoutAWordToo() {
    var given = completed().known("events", List.of()).known("instanceLabels", Set.of("v-good"));

    assertRunning(given.snapshotAt(ObservationFixture.NOW.minusSeconds(481)));
    assertThat(verdict(given.snapshotAt(ObservationFixture.NOW)))
        .isInstanceOf(OperationVerdict.Failed.class);
  }

  @Test
  void eventsOfItsRequestAreItsOwnWhateverAClockSays() {
    var given = completed().snapshotAt(ObservationFixture.NOW);
    given.event(
        new EnvironmentEvent(
            ObservationFixture.NOW.minusSeconds(700), "ERROR", "no", "r-1", "v-wanted"));

    assertThat(verdict(given)).isInstanceOf(OperationVerdict.Failed.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatIsNotThereNeedsNoWordsSoThatADeletionComesToItsEnd(Failure failure) {
    var gone = ready(OperationKind.Create, "r-1", 600).environment(new EnvironmentState.Absent());
    var stays = ready(OperationKind.Terminate, "r-1", 600);

    assertThat(verdict(gone.unreadable("events", failure)))
        .isInstanceOf(OperationVerdict.Failed.class);
    assertThat(verdict(stays.unreadable("events", failure)))
        .isInstanceOf(OperationVerdict.NeverStarted.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatInstancesRunHasToBeReadBeforeItIsSuccess(Failure failure) {
    var given = completed().unreadable("instanceLabels", failure);

    assertRunning(given);
    assertThat(verdict(given.event("ERROR", "no"))).isInstanceOf(OperationVerdict.Failed.class);
  }

  @Test
  void instancesThatCannotReportTheirVersionDoNotHoldUpSuccess() {
    var basic = new Failure.Rejected(Reason.ConfigurationRefused, "enhanced health is off");

    assertThat(verdict(completed().unreadable("instanceLabels", basic)))
        .isInstanceOf(OperationVerdict.Succeeded.class);
  }

  @ParameterizedTest
  @CsvSource({"events", "instanceLabels"})
  void itsUserReadsWhatIsMissing(String fact) {
    var denied = new Failure.Denied("elasticbeanstalk:DescribeEvents: not authorized");

    assertDecision(
        decide(completed().unreadable(fact, denied)),
        BeanstalkDecision.Refuse.class,
        Reason.AccessDenied,
        "not authorized");
    assertDecision(
        decide(completed().environment("lifecycle", Lifecycle.Updating).unreadable(fact, denied)),
        BeanstalkDecision.Wait.class,
        Reason.Deploying,
        "Deploying version v-wanted");
  }
}
