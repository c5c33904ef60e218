package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.ResourceKey;
import org.junit.jupiter.api.Test;

class InputDebounceTest {
  private final InputDebounce debounce =
      new InputDebounce(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private boolean shouldWait(String inputs, int second) {
    return debounce.shouldWait(ObservationFixture.KEY, inputs, "deployed", at(second));
  }

  private static Instant at(int second) {
    return ObservationFixture.NOW.plusSeconds(second);
  }

  @Test
  void changedInputsAreTakenOnceTheyWereStill() {
    assertThat(shouldWait("a", 0)).isTrue();
    assertThat(shouldWait("a", 4)).isTrue();
    assertThat(shouldWait("a", 5)).isFalse();
  }

  @Test
  void eachChangeBeginsTheStillnessAnew() {
    shouldWait("a", 0);
    assertThat(shouldWait("b", 4)).isTrue();
    assertThat(shouldWait("b", 8)).isTrue();
    assertThat(shouldWait("b", 9)).isFalse();
  }

  @Test
  void inputsThatNeverBecomeStillAreTakenAllTheSame() {
    for (int second = 0; second < 30; second++) {
      assertThat(shouldWait("v" + second, second)).isTrue();
    }
    assertThat(shouldWait("v30", 30)).isFalse();
  }

  @Test
  void whatRunsAndWhatNeverRanIsNotWaitedFor() {
    assertThat(debounce.shouldWait(ObservationFixture.KEY, "deployed", "deployed", at(0)))
        .isFalse();
    assertThat(debounce.shouldWait(ObservationFixture.KEY, "a", null, at(0))).isFalse();
  }

  @Test
  void aChangeThatWasTakenBackIsForgotten() {
    shouldWait("a", 0);
    shouldWait("deployed", 3);

    assertThat(shouldWait("a", 10)).isTrue();
  }

  @Test
  void resourcesWaitEachForThemselves() {
    shouldWait("a", 0);

    assertThat(debounce.shouldWait(new ResourceKey("shop", "other"), "a", "deployed", at(6)))
        .isTrue();
    assertThat(shouldWait("a", 6)).isFalse();
    debounce.forget(ObservationFixture.KEY);
    assertThat(shouldWait("a", 7)).isTrue();
  }
}
