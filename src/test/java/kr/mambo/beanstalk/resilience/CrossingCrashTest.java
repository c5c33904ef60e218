package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/**
 * The operator dies before and after each of its writes on the way across and back. Another one
 * goes on from there, and all the time whoever calls the Service is answered, which {@link
 * Crossroads#until} holds after each step.
 */
class CrossingCrashTest {
  @Test
  void whereverItDiesCallersAreAnsweredAndTheEndIsReached() {
    var scenario =
        new Scenario(
            world -> {
              Samples.create(world);
              thereAndBack(world);
            },
            CrossingCrashTest::thereAndBack);
    try (var theatre = new Theatre("crossing", scenario, ControlPlane.withControllers())) {
      int moments = moments(theatre);
      for (int moment = 1; moment <= moments; moment++) {
        theatre.points().arm(moment);
        thereAndBack(theatre.world());
        assertThat(theatre.world().troubles()).isEmpty();
      }
    }
  }

  /** How many there are in the longest stretch. */
  private static int moments(Theatre theatre) {
    var world = theatre.world();
    theatre.points().arm(0);
    thereAndBack(world);
    var passed = theatre.points().passed();
    assertThat(passed.stream().flatMap(List::stream))
        .contains("after PATCH services", "after PATCH deployments", "after DELETE deployments");
    return passed.stream().mapToInt(List::size).max().orElseThrow();
  }

  private static void thereAndBack(World world) {
    var road = new Crossroads(world);
    road.place("Both", "");
    road.until("pods beside", () -> Integer.valueOf(1).equals(road.kubernetes().readyReplicas()));
    road.place("Kubernetes", "");
    road.untilServing(Crossroads.PODS);
    road.place("Beanstalk", "");
    road.untilServing(Crossroads.ENVIRONMENT);
    road.until("pods gone", () -> road.deployment().isEmpty());
    road.until("the rest gone", () -> road.service(Samples.NAME + "-pods") == null);
  }
}
