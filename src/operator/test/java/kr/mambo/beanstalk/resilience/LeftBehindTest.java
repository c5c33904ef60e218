package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
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
    Crossroads.run(name, group, play);
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
