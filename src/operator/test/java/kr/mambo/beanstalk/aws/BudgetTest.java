package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HandClock;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final HandClock clock = new HandClock();
  private final Budget budget = new Budget(clock, 40, 10);

  private int spend() {
    for (int calls = 0; ; calls++) {
      try {
        budget.take();
      } catch (AwsException e) {
        return calls;
      }
    }
  }

  @Test
  void aBurstIsPaidFor() {
    assertThat(spend()).isEqualTo(40);
  }

  @Test
  void whatIsNotPaidForIsThrottledAndNotAwaited() {
    spend();

    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(budget::take)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(Failure.Throttled.class));
  }

  @Test
  void timeFillsItAgain() {
    spend();
    clock.pass(Duration.ofMillis(99));
    assertThat(spend()).isZero();
    clock.pass(Duration.ofMillis(2));
    assertThat(spend()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(2));
    assertThat(spend()).isEqualTo(20);
  }

  @Test
  void noTimeFillsItBeyondABurst() {
    clock.pass(Duration.ofDays(1));

    assertThat(spend()).isEqualTo(40);
  }
}
