package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ManualClock;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final ManualClock clock = new ManualClock();
  private final RateLimiter rateLimiter = new RateLimiter(clock, 40, 10);

  private int drain() {
    for (int calls = 0; ; calls++) {
      try {
        rateLimiter.acquire();
      } catch (AwsException e) {
        return calls;
      }
    }
  }

  @Test
  void aBurstIsPaidFor() {
    assertThat(drain()).isEqualTo(40);
  }

  @Test
  void whatIsNotPaidForIsThrottledAndNotAwaited() {
    drain();

    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(rateLimiter::acquire)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(Failure.Throttled.class));
  }

  @Test
  void timeFillsItAgain() {
    drain();
    clock.advance(Duration.ofMillis(99));
    assertThat(drain()).isZero();
    clock.advance(Duration.ofMillis(2));
    assertThat(drain()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(drain()).isEqualTo(20);
  }

  @Test
  void noTimeFillsItBeyondABurst() {
    clock.advance(Duration.ofDays(1));

    assertThat(drain()).isEqualTo(40);
  }
}
