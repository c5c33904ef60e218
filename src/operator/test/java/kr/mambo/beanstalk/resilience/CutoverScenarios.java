package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Ways across and back, by name. */
final class CutoverScenarios {
  private static final String LOAD_BALANCED =
      """
      loadBalancer: {type: Network}
      scaling: {min: 2, max: 4}
      """;

  /**
   * One of them.
   *
   * @param fields of the spec
   * @param run begins at an environment that serves alone, and ends there or with nothing at all
   * @param deletesResource whether the resource is gone at the end
   * @param requiredWrites without which it would show nothing
   */
  record CutoverScenario(
      String fields,
      Consumer<CutoverFixture> run,
      boolean deletesResource,
      List<String> requiredWrites) {}

  private CutoverScenarios() {}

  static SortedMap<String, CutoverScenario> all() {
    return new TreeMap<>(
        Map.of(
            "step-by-step",
                scenario(CutoverScenarios::stepByStep, "PATCH deployments", "DELETE deployments"),
            "terminated",
                scenario(
                    CutoverScenarios::terminated,
                    "terminateEnvironment",
                    "createEnvironment",
                    "PATCH services"),
            "scaled-down",
                new CutoverScenario(
                    LOAD_BALANCED,
                    CutoverScenarios::scaledDown,
                    false,
                    List.of("updateEnvironment")),
            "failed", scenario(CutoverScenarios::failed, "PATCH services"),
            "turned-around",
                scenario(CutoverScenarios::turnedAround, "PATCH services", "DELETE deployments"),
            "taken-out", scenario(CutoverScenarios::takenOut, "PATCH services", "DELETE services"),
            "released",
                deletingScenario(CutoverScenarios::released, "PATCH deployments", "PATCH services"),
            "deleted", deletingScenario(CutoverScenarios::deleted, "terminateEnvironment"),
            "deleted-beside",
                deletingScenario(
                    CutoverScenarios::deletedBeside, "DELETE services", "terminateEnvironment")));
  }

  private static CutoverScenario scenario(Consumer<CutoverFixture> walk, String... writes) {
    return new CutoverScenario("deletionPolicy: Delete", walk, false, List.of(writes));
  }

  private static CutoverScenario deletingScenario(Consumer<CutoverFixture> walk, String... writes) {
    return new CutoverScenario("deletionPolicy: Delete", walk, true, List.of(writes));
  }

  private static void startInBoth(CutoverFixture cutover) {
    cutover.setPlacement("Both", "");
    cutover.untilPodsReady();
  }

  private static void cutOver(CutoverFixture cutover, String target) {
    cutover.setPlacement("Kubernetes", target);
    cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
  }

  private static void returnToBeanstalk(CutoverFixture cutover) {
    cutover.setPlacement("Beanstalk", "");
    cutover.untilServing(CutoverFixture.SERVING_BEANSTALK);
    cutover.until("pods gone", () -> cutover.objects().findDeployment().isEmpty());
    cutover.until(
        "the rest gone", () -> cutover.findService(SampleEnvironment.NAME + "-pods") == null);
  }

  private static void stepByStep(CutoverFixture cutover) {
    startInBoth(cutover);
    cutOver(cutover, "");
    returnToBeanstalk(cutover);
  }

  private static void terminated(CutoverFixture cutover) {
    cutOver(cutover, ", beanstalkAfterCutover: {action: Terminate}");
    cutover.until("terminated", () -> cutover.objects().countEnvironments() == 0);
    returnToBeanstalk(cutover);
  }

  private static void scaledDown(CutoverFixture cutover) {
    cutOver(cutover, ", beanstalkAfterCutover: {action: ScaleDown}");
    cutover.until("scaled down", () -> cutover.objects().countInstances() == 1);
    cutover.setPlacement("Both", "");
    cutover.untilServing(CutoverFixture.SERVING_BEANSTALK);
    assertThat(cutover.objects().countInstances()).as("instances at the switch").isEqualTo(2);
    returnToBeanstalk(cutover);
  }

  private static void failed(CutoverFixture cutover) {
    cutOver(cutover, ", onFailedCutover: Back");
    cutover.untilRolledBack();
    returnToBeanstalk(cutover);
  }

  /** Its user changes the mind in the middle of each step. */
  private static void turnedAround(CutoverFixture cutover) {
    cutover.setPlacement("Kubernetes", "");
    cutover.until("soaking", () -> cutover.kubernetesStatus().soakStartedAt() != null);
    cutover.setPlacement("Both", "");
    cutover.untilPodsReady();
    cutOver(cutover, "");
    cutover.setPlacement("Both", "");
    cutover.untilServing(CutoverFixture.SERVING_BEANSTALK);
    cutOver(cutover, ", beanstalkAfterCutover: {action: Terminate}");
    cutover.until("terminating", () -> cutover.objects().countEnvironments("Ready") == 0);
    returnToBeanstalk(cutover);
  }

  private static void takenOut(CutoverFixture cutover) {
    cutOver(cutover, "");
    cutover.removeKubernetes();
    cutover.untilRemoved();
  }

  private static void released(CutoverFixture cutover) {
    cutOver(cutover, "");
    cutover.deleteRetaining();
  }

  private static void deleted(CutoverFixture cutover) {
    cutOver(cutover, "");
    cutover.deleteAll(true);
  }

  private static void deletedBeside(CutoverFixture cutover) {
    startInBoth(cutover);
    cutover.deleteAll(false);
  }
}
