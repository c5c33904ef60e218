package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One time through a scenario.
 *
 * @param endState what there was then, or why there was no end
 * @param actions what was called at AWS
 * @param applied how often an action changed something there
 */
record ScenarioRun(String endState, Set<String> actions, Map<String, Long> applied) {
  private static final String NO_END = "no end: ";

  /** Plays it, with whatever is armed to happen on the way. */
  static ScenarioRun execute(CrashHarness harness) {
    var cluster = harness.cluster();
    try {
      cluster.emulator().callJournal().clear();
      harness.scenario().run().accept(cluster);
      assertThat(cluster.errors()).isEmpty();
      cluster.temporaryFault().lift();
      var actions = cluster.emulator().callJournal().counts().keySet();
      return new ScenarioRun(EndState.describe(cluster), actions, applied(cluster));
    } catch (AssertionError e) {
      var why = String.valueOf(e.getMessage()).lines().collect(joining(" ")).strip();
      return new ScenarioRun(NO_END + why, Set.of(), Map.of());
    }
  }

  boolean isCompleted() {
    return !endState.startsWith(NO_END);
  }

  private static Map<String, Long> applied(SimulatedCluster cluster) {
    var calls = new TreeMap<String, Long>();
    cluster
        .emulator()
        .callJournal()
        .counts()
        .forEach(
            (action, count) -> {
              if (count.mutating()) calls.put(action, count.calls() - count.failed());
            });
    return calls;
  }

  long appliedCount(String action) {
    return applied.getOrDefault(action, 0L);
  }

  /** The first line of the end that is another one than it should be; empty where none is. */
  String firstDifference(ScenarioRun expected) {
    var left = expected.endState().lines().toList();
    var right = endState.lines().toList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).equals(right.get(i)))
        return "instead of “%s” “%s”".formatted(left.get(i), right.get(i));
    }
    return left.size() == right.size()
        ? ""
        : "%d lines instead of %d".formatted(right.size(), left.size());
  }
}
