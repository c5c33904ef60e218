package kr.mambo.beanstalk.resilience;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks of months. */
@Tag("soak")
class LongWalkTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void monthsOfAnythingEndWell(long seed) {
    WalkTest.walk(seed, 1500);
  }
}
