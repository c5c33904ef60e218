package kr.mambo.beanstalk.resilience;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;

/** What users do with environments, and what happens to these, by name. */
final class Scenarios {
  /**
   * Something that can be played again and again.
   *
   * @param prepare what is there before the first time; nobody dies meanwhile
   * @param run what happens, each time with the same end; the operator may die at any moment of it
   * @param requiredCalls calls without which it would show nothing
   */
  record Scenario(
      Consumer<SimulatedCluster> prepare,
      Consumer<SimulatedCluster> run,
      List<String> requiredCalls) {
    Scenario(Consumer<SimulatedCluster> prepare, Consumer<SimulatedCluster> play) {
      this(prepare, play, List.of());
    }
  }

  private Scenarios() {}

  static SortedMap<String, Scenario> all() {
    var all = new TreeMap<String, Scenario>();
    all.putAll(DeploymentScenarios.ALL);
    all.putAll(SettingsScenarios.ALL);
    all.putAll(OwnershipScenarios.ALL);
    all.putAll(DriftScenarios.ALL);
    all.putAll(ReplacementScenarios.ALL);
    return all;
  }

  static Map.Entry<String, Scenario> scenario(
      String name,
      Consumer<SimulatedCluster> prepare,
      Consumer<SimulatedCluster> play,
      String... about) {
    return Map.entry(name, new Scenario(prepare, play, List.of(about)));
  }

  static DeploymentFault failingImage(String image) {
    return new DeploymentFault(
        null, null, null, image, 0, DeploymentFault.FailureMode.FAILS, "exit status 1");
  }
}
