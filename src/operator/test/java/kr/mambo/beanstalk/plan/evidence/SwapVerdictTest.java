package kr.mambo.beanstalk.plan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a swap is what the addresses say; a second call would undo it. */
class SwapVerdictTest {
  private static ObservationFixture swapping(String phase, String requestId, int seconds) {
    return ReplacementFixtures.inPhase(phase)
        .replacement(ReplacementFixtures.readyReplacement())
        .operation(OperationKind.SwapCnames, "null", requestId, Duration.ofSeconds(seconds));
  }

  private static String verdictName(ObservationFixture given) {
    return OperationVerdicts.resolve(given.observation()).getClass().getSimpleName();
  }

  private static EnvironmentEvent event(String severity, String message, String requestId) {
    return new EnvironmentEvent(
        ObservationFixture.NOW.minusSeconds(20), severity, message, requestId, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Retiring", "Kept", "Abandoning"})
  void whereTheOtherOneServesItSucceeded(String phase) {
    assertThat(verdictName(swapping(phase, "r-1", 5))).isEqualTo("Succeeded");
  }

  @Test
  void withoutASecondEnvironmentThereIsNothingLeftToJudge() {
    assertThat(
            verdictName(
                ObservationFixture.running()
                    .operation(OperationKind.SwapCnames, "null", "r-1", Duration.ofHours(1))))
        .isEqualTo("Succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "null, 29, Running",
    "null, 31, NeverStarted",
    "r-1, 29, Running",
    "r-1, 31, NeverStarted"
  })
  void unmovedAndWithoutAWordItNeverBegan(String requestId, int seconds, String verdict) {
    assertThat(verdictName(swapping("Settling", requestId, seconds))).isEqualTo(verdict);
  }

  @Test
  void whatCannotBeReadIsNoSignThatItNeverBegan() {
    var given = swapping("Settling", "r-1", 60);

    assertThat(verdictName(given.unreadable("events", new Failure.Throttled("slower"))))
        .isEqualTo("Running");
    assertThat(
            verdictName(
                swapping("Settling", "r-1", 60)
                    .snapshotAt(ObservationFixture.NOW.minusSeconds(61))))
        .isEqualTo("Running");
  }

  @Test
  void whileOneOfThemIsBusyItRuns() {
    var given = swapping("Settling", "r-1", 60);

    assertThat(
            verdictName(
                given.replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("lifecycle", Lifecycle.Updating))))
        .isEqualTo("Running");
    assertThat(
            verdictName(
                swapping("Settling", "r-1", 60)
                    .environment(new EnvironmentState.Unknown(Reason.AwsUnavailable, "m"))))
        .isEqualTo("Running");
    assertThat(verdictName(swapping("Settling", "r-1", 60).notRead("replacement")))
        .isEqualTo("Running");
  }

  @ParameterizedTest
  @CsvSource({"r-1, 60, Running", "null, 60, Running", "r-1, 901, Failed"})
  void onceItBeganItIsNotRepeated(String requestId, int seconds, String verdict) {
    var said = "Completed swapping CNAMEs for environments 'mambo-py' and 'mambo-py-b'.";

    assertThat(
            verdictName(swapping("Settling", requestId, seconds).event(event("INFO", said, "r-1"))))
        .isEqualTo(verdict);
  }

  @Test
  void anErrorOfItsRequestIsItsFailure() {
    var error = event("ERROR", "Swapping CNAMEs failed", "r-1");

    assertThat(verdictName(swapping("Settling", "r-1", 60).event(error))).isEqualTo("Failed");
    assertThat(verdictName(swapping("Settling", "r-2", 60).event(error))).isEqualTo("NeverStarted");
  }
}
