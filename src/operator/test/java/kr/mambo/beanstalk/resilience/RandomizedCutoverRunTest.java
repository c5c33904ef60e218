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
class RandomizedCutoverRunTest {
  private static final int STEPS = Integer.getInteger("walk.steps", 14);

  @Test
  void callersAreAnsweredOnAnyWayAndItEnds() {
    runRandomized(Long.getLong("walk.seed", 1), STEPS);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 8, 13, 21, 34, 55})
  @Tag("soak")
  void soTheyAreOnLongWays(long seed) {
    runRandomized(seed, 60);
  }

  private static void runRandomized(long seed, int steps) {
    System.out.printf("way of %d steps: -Dwalk.seed=%d%n", steps, seed);
    var scenario =
        new Scenario(
            cluster -> SampleEnvironment.create(cluster, RandomizedCutoverRun.FIELDS),
            cluster -> {});
    try (var harness = new CrashHarness("way-" + seed, scenario, ControlPlane.withControllers())) {
      var randomizedRun = new RandomizedCutoverRun(harness.cluster(), seed);
      randomizedRun.run(steps);
      randomizedRun.finish();
    }
  }
}
