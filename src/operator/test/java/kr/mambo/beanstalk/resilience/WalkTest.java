package kr.mambo.beanstalk.resilience;

import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, in whatever order: a short way, always the same. Another one has another {@code
 * -Dwalk.seed}, and a longer one more {@code -Dwalk.steps}.
 */
class WalkTest {
  private static final int STEPS = Integer.getInteger("walk.steps", 10);

  @Test
  void daysOfAnythingEndWellOnceNobodyDisturbs() {
    walk(Long.getLong("walk.seed", 1), STEPS);
  }

  static void walk(long seed, int steps) {
    System.out.printf("walk of %d steps: -Dwalk.seed=%d%n", steps, seed);
    try (var theatre = new Theatre("walk-" + seed, new Scenario(w -> {}, w -> {}))) {
      var walk = new Walk(theatre.world(), seed);
      walk.begin();
      walk.go(steps);
      walk.end();
    }
  }
}
