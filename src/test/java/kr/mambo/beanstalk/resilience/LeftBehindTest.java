package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of the environments while the pods serve. */
class LeftBehindTest {
  private static void run(String name, Consumer<World> play) {
    var group =
        """
        cnamePrefix: %s
        loadBalancer: {type: Network}
        scaling: {min: 2, max: 4}
        replacement: BlueGreen
        """
            .formatted(name);
    var scenario = new Scenario(world -> Samples.create(world, group), play);
    try (var theatre = new Theatre(name, scenario, ControlPlane.withControllers())) {
      play.accept(theatre.world());
      assertThat(theatre.world().troubles()).isEmpty();
    }
  }

  private static boolean inService(World world, int instances) {
    for (Map<String, @Nullable Object> one : AtBeanstalk.of(world.emulator()).environments()) {
      boolean ready = "Ready".equals(one.get("status"));
      if (ready && AtBeanstalk.list(one, "instances").size() != instances) return false;
    }
    return true;
  }

  @Test
  void aSmallOneGrowsBeforeItServesAgain() {
    run(
        "scaled-down",
        world -> {
          var road = new Crossroads(world);
          road.place("Kubernetes", ", beanstalkAfterCutover: {action: ScaleDown}");
          road.untilServing(Crossroads.PODS);
          assertThat(inService(world, 2)).isTrue();
          road.until("scaled down", () -> inService(world, 1));
          assertThat(road.environments()).isEqualTo(1);

          road.place("Both", "");
          road.until(
              "back",
              () -> {
                boolean back = Crossroads.ENVIRONMENT.equals(road.kubernetes().serving());
                if (back) assertThat(inService(world, 2)).as("instances at the switch").isTrue();
                return back;
              });
        });
  }

  /** While Beanstalk swaps, neither environment is Ready, and both answer. */
  @Test
  void aReplacementMovesNeitherTheNameNorTheTraffic() {
    run(
        "replaced",
        world -> {
          var road = new Crossroads(world);
          road.place("Both", "");
          road.until(
              "pods beside", () -> Integer.valueOf(2).equals(road.kubernetes().readyReplicas()));
          var host = road.host();

          world.patch(Samples.NAME, "spec: {loadBalancer: {type: Classic}}");
          world.converge();

          assertThat(world.status(Samples.NAME).environmentName()).isEqualTo(Samples.NAME + "-b");
          assertThat(road.environments()).isEqualTo(1);
          assertThat(road.host()).isEqualTo(host);
          road.answered("after the replacement");
          assertThat(road.kubernetes().serving()).isEqualTo(Crossroads.ENVIRONMENT);
        });
  }

  @Test
  void bothEnvironmentsAreTerminatedWhereOneIsJustReplacedAndThePodsServe() {
    run(
        "two-left",
        world -> {
          var road = new Crossroads(world);
          road.place("Kubernetes", ", beanstalkAfterCutover: {action: Terminate}");
          road.untilServing(Crossroads.PODS);
          world.patch(Samples.NAME, "spec: {loadBalancer: {type: Classic}}");
          road.until("two", () -> road.environments() == 2);
          world.go(Duration.ofMinutes(10));

          road.until("none", () -> road.environments() == 0);
          assertThat(road.kubernetes().serving()).isEqualTo(Crossroads.PODS);
        });
  }
}
