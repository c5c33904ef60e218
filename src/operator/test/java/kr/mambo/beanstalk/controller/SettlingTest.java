package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.ResourceKey;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private final Settling settling = new Settling(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private boolean waits(String inputs, int second) {
    return settling.waits(ObservationFixture.KEY, inputs, "deployed", at(second));
  }

  private static Instant at(int second) {
    return ObservationFixture.NOW.plusSeconds(second);
  }

  @Test
  void changedInputsAreTakenOnceTheyWereStill() {
    assertThat(waits("a", 0)).isTrue();
    assertThat(waits("a", 4)).isTrue();
    assertThat(waits("a", 5)).isFalse();
  }

  @Test
  void eachChangeBeginsTheStillnessAnew() {
    waits("a", 0);
    assertThat(waits("b", 4)).isTrue();
    assertThat(waits("b", 8)).isTrue();
    assertThat(waits("b", 9)).isFalse();
  }

  @Test
  void inputsThatNeverBecomeStillAreTakenAllTheSame() {
    for (int second = 0; second < 30; second++) {
      assertThat(waits("v" + second, second)).isTrue();
    }
    assertThat(waits("v30", 30)).isFalse();
  }

  @Test
  void whatRunsAndWhatNeverRanIsNotWaitedFor() {
    assertThat(settling.waits(ObservationFixture.KEY, "deployed", "deployed", at(0))).isFalse();
    assertThat(settling.waits(ObservationFixture.KEY, "a", null, at(0))).isFalse();
  }

  @Test
  void aChangeThatWasTakenBackIsForgotten() {
    waits("a", 0);
    waits("deployed", 3);

    assertThat(waits("a", 10)).isTrue();
  }

  @Test
  void resourcesWaitEachForThemselves() {
    waits("a", 0);

    assertThat(settling.waits(new ResourceKey("shop", "other"), "a", "deployed", at(6))).isTrue();
    assertThat(waits("a", 6)).isFalse();
    settling.forget(ObservationFixture.KEY);
    assertThat(waits("a", 7)).isTrue();
  }
}
