package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Ways across and back, by name. */
final class Ways {
  private static final String GROUP =
      """
      loadBalancer: {type: Network}
      scaling: {min: 2, max: 4}
      """;

  /**
   * One of them.
   *
   * @param fields of the spec
   * @param walk begins at an environment that serves alone, and ends there or with nothing at all
   * @param last whether the resource is gone at the end
   * @param writes without which it would show nothing
   */
  record Way(String fields, Consumer<Crossroads> walk, boolean last, List<String> writes) {}

  private Ways() {}

  static SortedMap<String, Way> all() {
    return new TreeMap<>(
        Map.of(
            "step-by-step", way(Ways::stepByStep, "PATCH deployments", "DELETE deployments"),
            "terminated",
                way(
                    Ways::terminated,
                    "terminateEnvironment",
                    "createEnvironment",
                    "PATCH services"),
            "scaled-down", new Way(GROUP, Ways::scaledDown, false, List.of("updateEnvironment")),
            "failed", way(Ways::failed, "PATCH services"),
            "turned-around", way(Ways::turnedAround, "PATCH services", "DELETE deployments"),
            "taken-out", way(Ways::takenOut, "PATCH services", "DELETE services"),
            "released", last(Ways::released, "PATCH deployments", "PATCH services"),
            "deleted", last(Ways::deleted, "terminateEnvironment"),
            "deleted-beside",
                last(Ways::deletedBeside, "DELETE services", "terminateEnvironment")));
  }

  private static Way way(Consumer<Crossroads> walk, String... writes) {
    return new Way("deletionPolicy: Delete", walk, false, List.of(writes));
  }

  private static Way last(Consumer<Crossroads> walk, String... writes) {
    return new Way("deletionPolicy: Delete", walk, true, List.of(writes));
  }

  private static void beside(Crossroads road) {
    road.place("Both", "");
    road.untilPods();
  }

  private static void across(Crossroads road, String target) {
    road.place("Kubernetes", target);
    road.untilServing(Crossroads.PODS);
  }

  private static void back(Crossroads road) {
    road.place("Beanstalk", "");
    road.untilServing(Crossroads.ENVIRONMENT);
    road.until("pods gone", () -> road.deployment().isEmpty());
    road.until("the rest gone", () -> road.service(Samples.NAME + "-pods") == null);
  }

  private static void stepByStep(Crossroads road) {
    beside(road);
    across(road, "");
    back(road);
  }

  private static void terminated(Crossroads road) {
    across(road, ", beanstalkAfterCutover: {action: Terminate}");
    road.until("terminated", () -> road.environments() == 0);
    back(road);
  }

  private static void scaledDown(Crossroads road) {
    across(road, ", beanstalkAfterCutover: {action: ScaleDown}");
    road.until("scaled down", () -> road.instances() == 1);
    road.place("Both", "");
    road.untilServing(Crossroads.ENVIRONMENT);
    assertThat(road.instances()).as("instances at the switch").isEqualTo(2);
    back(road);
  }

  private static void failed(Crossroads road) {
    across(road, ", onFailedCutover: Back");
    road.untilBack();
    back(road);
  }

  /** Its user changes the mind in the middle of each step. */
  private static void turnedAround(Crossroads road) {
    road.place("Kubernetes", "");
    road.until("soaking", () -> road.kubernetes().heldSince() != null);
    road.place("Both", "");
    road.untilPods();
    across(road, "");
    road.place("Both", "");
    road.untilServing(Crossroads.ENVIRONMENT);
    across(road, ", beanstalkAfterCutover: {action: Terminate}");
    road.until("terminating", () -> road.environments("Ready") == 0);
    back(road);
  }

  private static void takenOut(Crossroads road) {
    across(road, "");
    road.takeOut();
    road.untilNothing();
  }

  private static void released(Crossroads road) {
    across(road, "");
    road.released();
  }

  private static void deleted(Crossroads road) {
    across(road, "");
    road.deleted(true);
  }

  private static void deletedBeside(Crossroads road) {
    beside(road);
    road.deleted(false);
  }
}
