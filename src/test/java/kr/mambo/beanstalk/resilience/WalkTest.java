package kr.mambo.beanstalk.resilience;

import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, in whatever order. A walk that failed goes the same way again with {@code
 * -Dwalk.seed}; a longer one has more {@code -Dwalk.steps}.
 */
class WalkTest {
  private static final int STEPS = Integer.getInteger("walk.steps", 120);

  @Test
  void weeksOfAnythingEndWellOnceNobodyDisturbs() {
    long seed = Long.getLong("walk.seed", System.nanoTime() % 1_000_000);
    System.out.printf("walk of %d steps: -Dwalk.seed=%d%n", STEPS, seed);
    try (var theatre = new Theatre("walk-" + seed, new Scenario(w -> {}, w -> {}))) {
      var walk = new Walk(theatre.world(), seed);
      walk.begin();
      walk.go(STEPS);
      walk.end();
    }
  }
}
