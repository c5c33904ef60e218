package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningEventsTest {
  private static EbEnvironmentStatus status(ConditionType type, Reason reason) {
    var condition =
        new Condition(
            type.name(), ConditionStatus.True, reason.name(), "what is said", 1L, Instant.EPOCH);
    return Records.with(EbEnvironmentStatus.NONE, "conditions", List.of(condition));
  }

  @ParameterizedTest
  @CsvSource({
    "InputsResolved, Resolved, CertificateExpiringSoon",
    "InputsResolved, CertificateExpiringSoon, CertificateExpiring",
    "InputsResolved, CertificateExpiring, CertificateExpired",
    "PlatformSupported, PlatformSupported, PlatformRetiring",
    "PlatformSupported, PlatformRetiring, PlatformRetired"
  })
  void whatGetsWorseIsWarnedOfOnce(ConditionType type, Reason previous, Reason next) {
    assertThat(WarningEvents.forTransition(status(type, previous), status(type, next)))
        .containsExactly(new PlannedChangeEvent(next, "what is said"));
    assertThat(WarningEvents.forTransition(status(type, next), status(type, next))).isEmpty();
  }

  @Test
  void aFirstStatusIsWarnedOfToo() {
    var expired = status(ConditionType.InputsResolved, Reason.CertificateExpired);

    assertThat(WarningEvents.forTransition(EbEnvironmentStatus.NONE, expired)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "InputsResolved, CertificateExpiring, Resolved",
    "InputsResolved, Resolved, InputMissing",
    "PlatformSupported, PlatformRetired, PlatformSupported"
  })
  void whatIsMendedOrToldByReadyIsNot(ConditionType type, Reason previous, Reason next) {
    assertThat(WarningEvents.forTransition(status(type, previous), status(type, next))).isEmpty();
  }
}
