package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.HandClock;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final HandClock clock = new HandClock();
  private final Recent<String, Integer> recent = new Recent<>(clock, Duration.ofMinutes(10));
  private int asked;

  private int ask() {
    return ++asked;
  }

  @Test
  void anAnswerIsKeptForItsLife() {
    assertThat(recent.get("a", this::ask)).isEqualTo(1);
    clock.pass(Duration.ofSeconds(599));
    assertThat(recent.get("a", this::ask)).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(recent.get("a", this::ask)).isEqualTo(2);
  }

  @Test
  void anotherQuestionIsAnotherAnswer() {
    assertThat(recent.get("a", this::ask)).isEqualTo(1);
    assertThat(recent.get("b", this::ask)).isEqualTo(2);
  }

  @Test
  void whatMayBeOverIsAskedAnewAndKept() {
    recent.get("a", this::ask);

    assertThat(recent.get("a", true, this::ask)).isEqualTo(2);
    assertThat(recent.get("a", false, this::ask)).isEqualTo(2);
  }

  @Test
  void whatIsNotWorthKeepingIsAskedAgain() {
    assertThat(recent.get("a", this::ask, answer -> answer > 1)).isEqualTo(1);
    assertThat(recent.get("a", this::ask, answer -> answer > 1)).isEqualTo(2);
    assertThat(recent.get("a", this::ask, answer -> answer > 1)).isEqualTo(2);
  }
}
