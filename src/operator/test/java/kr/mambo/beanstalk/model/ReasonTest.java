package kr.mambo.beanstalk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
  private static Condition condition(String reason) {
    return new Condition(
        ConditionType.Ready.name(), ConditionStatus.True, reason, "", 1L, Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsFoundInItsCondition(Reason reason) {
    assertThat(Reason.find(condition(reason.name()))).contains(reason);
  }

  @Test
  void theReasonOfAnotherVersionIsNone() {
    assertThat(Reason.find(condition("CertificateEndsSoon"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ANY,
      names = {"Certificate.*", "PlatformRetir.*"})
  void whateverEndsOrRetiresIsAWarning(Reason reason) {
    assertThat(reason.isWarning()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"Deployed", "Resolved", "PlatformSupported", "InSync", "AccessDenied"})
  void whatIsWellOrLastsIsNotTransient(Reason reason) {
    assertThat(reason.isTransient()).isFalse();
  }
}
