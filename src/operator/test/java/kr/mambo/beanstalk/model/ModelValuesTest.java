package kr.mambo.beanstalk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kr.mambo.beanstalk.api.HealthThreshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelValuesTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new Failure.Throttled("m"), "Wait", Reason.AwsUnavailable),
        Arguments.of(new Failure.Busy("m"), "Wait", Reason.OperationInProgress),
        Arguments.of(new Failure.Unavailable("m"), "Wait", Reason.AwsUnavailable),
        Arguments.of(new Failure.NotFound("m"), "Wait", Reason.AwsUnavailable),
        Arguments.of(new Failure.AlreadyExists("m"), "Wait", Reason.AwsUnavailable),
        Arguments.of(new Failure.Denied("m"), "Refuse", Reason.AccessDenied),
        Arguments.of(new Failure.InvalidCredentials("m"), "Refuse", Reason.CredentialsRefused),
        Arguments.of(new Failure.QuotaExceeded("m"), "Refuse", Reason.QuotaExceeded),
        Arguments.of(new Failure.Rejected(Reason.CnameTaken, "m"), "Refuse", Reason.CnameTaken));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsWaitedForOrToldToItsUser(Failure failure, String kind, Reason reason) {
    var decision = BeanstalkDecision.forFailure(failure);

    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"No Data, NoData", "Ok, Ok", "Severe, Severe", "'', Unknown", "Splendid, Unknown"})
  void healthIsReadInBeanstalksWords(String word, HealthStatus health) {
    assertThat(HealthStatus.of(word)).isEqualTo(health);
  }

  @ParameterizedTest
  @CsvSource({
    "Ok, Ok, true",
    "Info, Ok, true",
    "Warning, Ok, false",
    "Warning, Warning, true",
    "Severe, Degraded, false",
    "Severe, Severe, true",
    "NoData, Severe, false",
    "Suspended, Severe, false"
  })
  void healthIsNoWorseThanAThreshold(
      HealthStatus health, HealthThreshold threshold, boolean within) {
    assertThat(health.isWithin(threshold)).isEqualTo(within);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:x|A", "aws:x|A|night|ly", "aws:x|A B"})
  void anOptionsPlaceIsReadAsItIsWritten(String text) {
    assertThat(OptionKey.parse(text).text()).isEqualTo(text);
  }

  @Test
  void wordsThatNobodyKnowsAreTakenCarefully() {
    assertThat(Lifecycle.of("Dancing")).isEqualTo(Lifecycle.Unknown);
    assertThat(Lifecycle.of("Ready")).isEqualTo(Lifecycle.Ready);
    assertThat(OperationKind.of("Dance")).isEqualTo(OperationKind.UpdateSettings);
    assertThat(OperationKind.of("Create")).isEqualTo(OperationKind.Create);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, -, mambo-py", "-, said, said", "live, said, live", "live, -, live"})
  void theEnvironmentIsCalledAsItLivesElseAsItIsSaidElseAsTheResource(
      @org.jspecify.annotations.Nullable String live,
      @org.jspecify.annotations.Nullable String said,
      String name) {
    var given =
        ObservationFixture.notCreated()
            .spec("environmentName: " + said)
            .status("environmentName: " + live);

    assertThat(given.resource().environmentName()).isEqualTo(name);
  }
}
