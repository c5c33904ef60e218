package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was seen too long ago, or cannot be read, is no end of an operation. */
class UnseenEndsTest {
  private static final String COMPLETED = "Environment update completed successfully.";

  private static Given ready(OperationKind kind, String requestId, int seconds) {
    return Given.deploying()
        .live("lifecycle", Lifecycle.Ready)
        .operation(kind, "v-wanted", requestId, Duration.ofSeconds(seconds));
  }

  private static Given completed() {
    return ready(OperationKind.Deploy, "r-1", 600)
        .live("versionLabel", "v-wanted")
        .event("INFO", COMPLETED);
  }

  private static Verdict verdict(Given given) {
    return Verdicts.of(given.observation());
  }

  private static void runs(Given given) {
    assertThat(verdict(given)).isInstanceOf(Verdict.Running.class);
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

    runs(given.picturedAt(Given.NOW.minusSeconds(31)));
    assertThat(verdict(given.picturedAt(Given.NOW.minusSeconds(30))))
        .isInstanceOf(Verdict.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"Deploy, r-1", "UpdatePlatform, r-1", "Deploy, null", "Terminate, r-1"})
  void aPictureOfBeforeProvesNothingHoweverLongAgo(OperationKind kind, String requestId) {
    runs(ready(kind, requestId, 600).picturedAt(Given.NOW.minusSeconds(601)));
  }

  @Test
  void anEnvironmentIsNotGoneBecauseItWasNotThereBefore() {
    var given = ready(OperationKind.Create, "r-1", 600).live(new Live.Absent());

    runs(given.picturedAt(Given.NOW.minusSeconds(601)));
    assertThat(verdict(given.picturedAt(Given.NOW))).isInstanceOf(Verdict.Failed.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatBeanstalkSaidHasToBeReadBeforeAnythingIsConcluded(Failure failure) {
    runs(ready(OperationKind.Deploy, "null", 600).unreadable("events", failure));
    runs(completed().unreadable("events", failure));
    runs(
        completed()
            .operation(OperationKind.Create, "v-wanted", "r-1", Duration.ofMinutes(10))
            .unreadable("events", failure));
  }

  @Test
  void anotherLabelIsFailureAlsoForWhoMayNeverReadTheWords() {
    var given = ready(OperationKind.Deploy, "r-1", 600);

    runs(given.unreadable("events", new Failure.Throttled("slower")));
    assertThat(verdict(given.unreadable("events", new Failure.Denied("no"))))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void anInstanceThatReportsLateIsWaitedForWithoutAWordToo() {
    var given = completed().known("events", List.of()).known("instanceLabels", Set.of("v-good"));

    runs(given.picturedAt(Given.NOW.minusSeconds(481)));
    assertThat(verdict(given.picturedAt(Given.NOW))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void eventsOfItsRequestAreItsOwnWhateverAClockSays() {
    var given = completed().picturedAt(Given.NOW);
    given.event(new EventLine(Given.NOW.minusSeconds(700), "ERROR", "no", "r-1", "v-wanted"));

    assertThat(verdict(given)).isInstanceOf(Verdict.Failed.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatIsNotThereNeedsNoWordsSoThatADeletionComesToItsEnd(Failure failure) {
    var gone = ready(OperationKind.Create, "r-1", 600).live(new Live.Absent());
    var stays = ready(OperationKind.Terminate, "r-1", 600);

    assertThat(verdict(gone.unreadable("events", failure))).isInstanceOf(Verdict.Failed.class);
    assertThat(verdict(stays.unreadable("events", failure))).isInstanceOf(Verdict.NeverBegan.class);
  }

  @ParameterizedTest
  @MethodSource("unanswered")
  void whatInstancesRunHasToBeReadBeforeItIsSuccess(Failure failure) {
    var given = completed().unreadable("instanceLabels", failure);

    runs(given);
    assertThat(verdict(given.event("ERROR", "no"))).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void instancesThatCannotReportTheirVersionDoNotHoldUpSuccess() {
    var basic = new Failure.Rejected(Reason.ConfigurationRefused, "enhanced health is off");

    assertThat(verdict(completed().unreadable("instanceLabels", basic)))
        .isInstanceOf(Verdict.Succeeded.class);
  }

  @ParameterizedTest
  @CsvSource({"events", "instanceLabels"})
  void itsUserReadsWhatIsMissing(String fact) {
    var denied = new Failure.Denied("elasticbeanstalk:DescribeEvents: not authorized");

    says(
        decide(completed().unreadable(fact, denied)),
        Decision.Refuse.class,
        Reason.AccessDenied,
        "not authorized");
    says(
        decide(completed().live("lifecycle", Lifecycle.Updating).unreadable(fact, denied)),
        Decision.Wait.class,
        Reason.Deploying,
        "deploying version v-wanted");
  }
}
