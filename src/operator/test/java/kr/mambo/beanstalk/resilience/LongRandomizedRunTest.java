package kr.mambo.beanstalk.resilience;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks of months. */
@Tag("soak")
class LongRandomizedRunTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void monthsOfAnythingEndWell(long seed) {
    RandomizedRunTest.runRandomized(seed, 1500);
  }
}
