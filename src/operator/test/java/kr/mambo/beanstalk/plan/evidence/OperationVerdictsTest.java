package kr.mambo.beanstalk.plan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What became of an operation: Ready is not success. */
class OperationVerdictsTest {
  private static final String COMPLETED = "Environment update completed successfully.";

  private static ObservationFixture ready(OperationKind kind, int seconds) {
    return ObservationFixture.deploying()
        .environment("lifecycle", Lifecycle.Ready)
        .environment("versionLabel", "v-wanted")
        .operation(kind, "v-wanted", "r-1", Duration.ofSeconds(seconds));
  }

  private static ObservationFixture absent(OperationKind kind, String requestId, int seconds) {
    return ObservationFixture.deploying()
        .environment(new EnvironmentState.Absent())
        .operation(kind, "v-wanted", requestId, Duration.ofSeconds(seconds));
  }

  private static String verdictName(ObservationFixture given) {
    return OperationVerdicts.resolve(given.observation()).getClass().getSimpleName();
  }

  private static String failureMessage(ObservationFixture given) {
    var verdict = OperationVerdicts.resolve(given.observation());
    assertThat(verdict).isInstanceOf(OperationVerdict.Failed.class);
    return ((OperationVerdict.Failed) verdict).message();
  }

  @Test
  void withoutAnOperationThereIsNothingToJudge() {
    assertThat(verdictName(ObservationFixture.running())).isEqualTo("None");
  }

  @ParameterizedTest
  @EnumSource(value = Lifecycle.class, mode = EnumSource.Mode.EXCLUDE, names = "Ready")
  void whileTheEnvironmentMovesItRuns(Lifecycle lifecycle) {
    assertThat(verdictName(ready(OperationKind.Deploy, 60).environment("lifecycle", lifecycle)))
        .isEqualTo("Running");
  }

  @Test
  void nothingIsConcludedWhileAwsDoesNotAnswer() {
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    assertThat(verdictName(absent(OperationKind.Terminate, "r-1", 600).environment(blind)))
        .isEqualTo("Running");
  }

  @ParameterizedTest
  @CsvSource({"3600, false", "3601, true"})
  void pastItsDeadlineItIsOverdue(int seconds, boolean overdue) {
    var given = ready(OperationKind.Deploy, seconds).environment("lifecycle", Lifecycle.Updating);

    assertThat(OperationVerdicts.resolve(given.observation()))
        .isInstanceOfSatisfying(
            OperationVerdict.Running.class, v -> assertThat(v.overdue()).isEqualTo(overdue));
  }

  @ParameterizedTest
  @CsvSource({
    "Create, r-1, 29, Running",
    "Create, r-1, 31, Failed",
    "Create, null, 29, Running",
    "Create, null, 31, NeverStarted",
    "Deploy, r-1, 31, Failed",
    "Terminate, r-1, 1, Succeeded",
    "Terminate, null, 1, Succeeded"
  })
  void anAbsentEnvironmentIsGoneOrWasNeverMade(
      OperationKind kind, String requestId, int seconds, String verdict) {
    assertThat(verdictName(absent(kind, requestId, seconds))).isEqualTo(verdict);
  }

  @Test
  void anAbsentEnvironmentsErrorsSayWhy() {
    var given = absent(OperationKind.Create, "r-1", 60);

    assertThat(failureMessage(given)).isEqualTo("The environment no longer exists");
    assertThat(failureMessage(given.event("ERROR", "no capacity"))).isEqualTo("no capacity");
  }

  @Test
  void readyWithTheLabelAndTheWordThatItEndedIsSuccess() {
    var ended = new EnvironmentEvent(ObservationFixture.NOW, "INFO", COMPLETED, "r-1", "v-wanted");

    assertThat(verdictName(ready(OperationKind.Deploy, 10).event(ended))).isEqualTo("Succeeded");
  }

  @ParameterizedTest
  @CsvSource({"29, Running", "31, Succeeded"})
  void readyWithoutAWordMayBeTheReadyOfBefore(int seconds, String verdict) {
    assertThat(verdictName(ready(OperationKind.Deploy, seconds).event("INFO", "starting")))
        .isEqualTo(verdict);
  }

  @Test
  void anUpdateThatWasToBeStoppedIsOverWhenItsEnvironmentIsReady() {
    assertThat(verdictName(ready(OperationKind.Abort, 5).event("ERROR", "aborted")))
        .isEqualTo("Succeeded");
  }

  @Test
  void aCreationIsOverWhenItsEnvironmentIsReady() {
    assertThat(verdictName(ready(OperationKind.Create, 5))).isEqualTo("Succeeded");
  }

  @ParameterizedTest
  @EnumSource(
      value = OperationKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"Terminate", "Abort", "SwapCnames"})
  void anErrorOfItsRequestIsItsFailure(OperationKind kind) {
    var given = ready(kind, 60).event("INFO", COMPLETED).event("ERROR", "Failed to deploy");

    assertThat(failureMessage(given)).isEqualTo("Failed to deploy");
  }

  @Test
  void errorsOfOtherRequestsAreNotItsOwn() {
    var given = ready(OperationKind.Deploy, 60).event("INFO", COMPLETED);
    given.event(
        new EnvironmentEvent(ObservationFixture.NOW, "ERROR", "of others", "r-2", "v-wanted"));

    assertThat(verdictName(given)).isEqualTo("Succeeded");
  }

  @Test
  void errorsOfBeforeAreNotItsOwnWhereItsAnswerWasLost() {
    var given =
        ready(OperationKind.Deploy, 60)
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofSeconds(60))
            .event(
                new EnvironmentEvent(ObservationFixture.NOW, "INFO", COMPLETED, "r-9", "v-wanted"))
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(62), "ERROR", "no", "r-9", "v-wanted"));

    assertThat(verdictName(given)).isEqualTo("Succeeded");
  }

  @Test
  void readyWithAnotherLabelIsFailure() {
    assertThat(
            failureMessage(ready(OperationKind.Deploy, 60).environment("versionLabel", "v-good")))
        .contains("runs version v-good instead of v-wanted");
  }

  @ParameterizedTest
  @CsvSource({"29, Running", "31, NeverStarted"})
  void aCallWhoseAnswerWasLostAndThatLeftNoTraceNeverBegan(int seconds, String verdict) {
    var given =
        ready(OperationKind.Deploy, seconds)
            .environment("versionLabel", "v-good")
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofSeconds(seconds));

    assertThat(verdictName(given)).isEqualTo(verdict);
  }

  @Test
  void aCallWhoseAnswerWasLostIsKnownByItsLabel() {
    var given =
        ready(OperationKind.Deploy, 60)
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofSeconds(60))
            .event(
                new EnvironmentEvent(ObservationFixture.NOW, "INFO", COMPLETED, "r-9", "v-wanted"));

    assertThat(verdictName(given)).isEqualTo("Succeeded");
  }

  @ParameterizedTest
  @CsvSource({"r-8, Succeeded", "r-9, Failed"})
  void theFailureBeforeIsNotThatOfTheWayBackWhoseAnswerWasLost(String failed, String verdict) {
    var given =
        ready(OperationKind.Rollback, 60)
            .operation(OperationKind.Rollback, "v-wanted", "null", Duration.ofSeconds(60))
            .status(
                "failedOperation: {kind: Deploy, label: v-new, message: bad, generation: 1, requestId: r-8, failedAt: '%s'}"
                    .formatted(ObservationFixture.NOW.minusSeconds(61)))
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60), "ERROR", "bad", failed, "v-wanted"))
            .event(
                new EnvironmentEvent(ObservationFixture.NOW, "INFO", COMPLETED, "r-9", "v-wanted"));

    assertThat(verdictName(given)).isEqualTo(verdict);
  }

  @Test
  void aCallWithoutLabelWhoseAnswerWasLostIsKnownByNothing() {
    var given =
        ready(OperationKind.UpdateSettings, 60)
            .operation(OperationKind.UpdateSettings, "null", "null", Duration.ofSeconds(60))
            .event(
                new EnvironmentEvent(ObservationFixture.NOW, "INFO", COMPLETED, "r-9", "v-wanted"));

    assertThat(verdictName(given)).isEqualTo("NeverStarted");
  }

  @ParameterizedTest
  @CsvSource({"29, false, Running", "31, false, NeverStarted", "31, true, Failed"})
  void aTerminationThatLeavesTheEnvironmentReadyDidNotHappen(
      int seconds, boolean error, String verdict) {
    var given = ready(OperationKind.Terminate, seconds);
    if (error) given.event("ERROR", "security group in use");

    assertThat(verdictName(given)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"30, Running", "121, Failed"})
  void everyInstanceHasToRunTheVersionAfterItsReportsCameIn(int ago, String verdict) {
    var given =
        ready(OperationKind.Deploy, 600)
            .known("instanceLabels", Set.of("v-wanted", "v-good"))
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(ago),
                    "INFO",
                    COMPLETED,
                    "r-1",
                    "v-wanted"));

    assertThat(verdictName(given)).isEqualTo(verdict);
    if (verdict.equals("Failed")) assertThat(failureMessage(given)).endsWith("still run v-good");
  }

  @Test
  void optionsWithoutALabelSucceedWhateverInstancesRun() {
    var given =
        ready(OperationKind.UpdateSettings, 60)
            .operation(OperationKind.UpdateSettings, "null", "r-1", Duration.ofSeconds(60))
            .known("instanceLabels", Set.of("v-good"))
            .event("INFO", COMPLETED);

    assertThat(verdictName(given)).isEqualTo("Succeeded");
  }

  @Test
  void errorsAreToldOldestFirstOnceEachAndAtMostAKilobyte() {
    var given = ready(OperationKind.Deploy, 60);
    given.event("ERROR", "one").event("ERROR", "one").event("FATAL", "two");

    assertThat(failureMessage(given)).isEqualTo("one two");
    assertThat(failureMessage(given.event("ERROR", "x".repeat(2000))))
        .hasSize(1024)
        .endsWith("...");
  }
}
