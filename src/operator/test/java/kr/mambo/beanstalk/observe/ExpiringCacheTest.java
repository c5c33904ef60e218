package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.ManualClock;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
  private final ManualClock clock = new ManualClock();
  private final ExpiringCache<String, Integer> cache =
      new ExpiringCache<>(clock, Duration.ofMinutes(10));
  private int loads;

  private int load() {
    return ++loads;
  }

  @Test
  void anAnswerIsKeptForItsLife() {
    assertThat(cache.get("a", this::load)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(599));
    assertThat(cache.get("a", this::load)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(cache.get("a", this::load)).isEqualTo(2);
  }

  @Test
  void anotherQuestionIsAnotherAnswer() {
    assertThat(cache.get("a", this::load)).isEqualTo(1);
    assertThat(cache.get("b", this::load)).isEqualTo(2);
  }

  @Test
  void whatMayBeOverIsAskedAnewAndKept() {
    cache.get("a", this::load);

    assertThat(cache.get("a", true, this::load)).isEqualTo(2);
    assertThat(cache.get("a", false, this::load)).isEqualTo(2);
  }

  @Test
  void whatIsNotWorthKeepingIsAskedAgain() {
    assertThat(cache.get("a", this::load, answer -> answer > 1)).isEqualTo(1);
    assertThat(cache.get("a", this::load, answer -> answer > 1)).isEqualTo(2);
    assertThat(cache.get("a", this::load, answer -> answer > 1)).isEqualTo(2);
  }
}
