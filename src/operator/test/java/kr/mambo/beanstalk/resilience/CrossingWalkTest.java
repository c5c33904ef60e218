package kr.mambo.beanstalk.resilience;

import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any way across and back, with all that may happen on it. Another one has another {@code
 * -Dwalk.seed}, and a longer one more {@code -Dwalk.steps}.
 */
class CrossingWalkTest {
  private static final int STEPS = Integer.getInteger("walk.steps", 14);

  @Test
  void callersAreAnsweredOnAnyWayAndItEnds() {
    walk(Long.getLong("walk.seed", 1), STEPS);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 8, 13, 21, 34, 55})
  @Tag("soak")
  void soTheyAreOnLongWays(long seed) {
    walk(seed, 60);
  }

  private static void walk(long seed, int steps) {
    System.out.printf("way of %d steps: -Dwalk.seed=%d%n", steps, seed);
    var scenario = new Scenario(world -> Samples.create(world, CrossingWalk.FIELDS), world -> {});
    try (var theatre = new Theatre("way-" + seed, scenario, ControlPlane.withControllers())) {
      var walk = new CrossingWalk(theatre.world(), seed);
      walk.go(steps);
      walk.end();
    }
  }
}
