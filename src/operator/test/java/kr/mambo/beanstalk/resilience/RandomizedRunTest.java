package kr.mambo.beanstalk.resilience;

import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, in whatever order: a short way, always the same. Another one has another {@code
 * -Dwalk.seed}, and a longer one more {@code -Dwalk.steps}.
 */
class RandomizedRunTest {
  private static final int STEPS = Integer.getInteger("walk.steps", 10);

  @Test
  void daysOfAnythingEndWellOnceNobodyDisturbs() {
    runRandomized(Long.getLong("walk.seed", 1), STEPS);
  }

  static void runRandomized(long seed, int steps) {
    System.out.printf("walk of %d steps: -Dwalk.seed=%d%n", steps, seed);
    try (var harness = new CrashHarness("walk-" + seed, new Scenario(w -> {}, w -> {}))) {
      var randomizedRun = new RandomizedRun(harness.cluster(), seed);
      randomizedRun.start();
      randomizedRun.run(steps);
      randomizedRun.finish();
    }
  }
}
