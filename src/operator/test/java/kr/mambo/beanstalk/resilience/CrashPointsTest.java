package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator dies at every moment of everything that its users do, and comes to the same end. */
class CrashPointsTest {
  /** What must not be done twice, whatever happens in between. */
  private static final Set<String> EXACTLY_ONCE =
      Set.of(
          "elasticbeanstalk:CreateApplication",
          "elasticbeanstalk:CreateApplicationVersion",
          "elasticbeanstalk:CreateEnvironment",
          "elasticbeanstalk:TerminateEnvironment",
          "elasticbeanstalk:SwapEnvironmentCNAMEs");

  /** An update that is not stopped is left to finish, which is as good. */
  private static final String OPTIONAL = "elasticbeanstalk:AbortEnvironmentUpdate";

  /** An update of which nothing is known is sent again; AWS takes the same values again. */
  private static final String REPEATABLE = "elasticbeanstalk:UpdateEnvironment";

  /**
   * One time through a scenario.
   *
   * @param crashPoints at which it could die, by stretches
   * @param crashedSegments the stretches in which it died
   */
  private record Run(
      ScenarioRun scenarioRun, List<List<String>> crashPoints, List<Integer> crashedSegments) {
    /** In which stretches it can die at the n-th moment. */
    List<Integer> segmentsWith(int crashPoint) {
      return IntStream.range(0, crashPoints.size())
          .filter(segment -> crashPoints.get(segment).size() >= crashPoint)
          .boxed()
          .toList();
    }

    int longestSegment() {
      return crashPoints.stream().mapToInt(List::size).max().orElse(0);
    }

    String describe(int crashPoint, List<Integer> segments) {
      return segments.stream()
          .map(segment -> crashPoints.get(segment).get(crashPoint - 1))
          .collect(joining(" and ", crashPoint + ", ", ""));
    }
  }

  /** Those that {@code -Dcrash.scenarios} names, or all. */
  static Set<String> scenarios() {
    var named = System.getProperty("crash.scenarios");
    return named == null ? Scenarios.all().keySet() : Set.of(named.split(","));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @Execution(ExecutionMode.CONCURRENT)
  void whereverItDiesTheEndIsTheSame(String name) {
    var scenario = Objects.requireNonNull(Scenarios.all().get(name));
    var failures = new ArrayList<String>();
    long begun = System.nanoTime();
    int pointCount = 0;
    try (var harness = new CrashHarness(name, scenario)) {
      // The first round ends with what was prepared, all others with what the one before left.
      var _ = run(harness, 0, segment -> true);
      var undisturbed = run(harness, 0, segment -> true);
      assertThat(undisturbed.scenarioRun().isCompleted())
          .as(undisturbed.scenarioRun().endState())
          .isTrue();
      assertThat(undisturbed.scenarioRun().applied().keySet())
          .containsAll(scenario.requiredCalls());
      for (int crashPoint = 1; crashPoint <= undisturbed.longestSegment(); crashPoint++) {
        var remaining = new TreeSet<>(undisturbed.segmentsWith(crashPoint));
        pointCount += remaining.size();
        var crashed = crashAt(harness, crashPoint, remaining, undisturbed, failures);
        remaining.removeAll(crashed);
        // A death in one stretch may have kept the next one from getting that far.
        for (var segment : remaining) {
          if (crashAt(harness, crashPoint, Set.of(segment), undisturbed, failures).isEmpty())
            failures.add(undisturbed.describe(crashPoint, List.of(segment)) + ": it did not come");
        }
      }
    }
    System.out.printf(
        "%s: died at all %d moments, %d s%n",
        name, pointCount, (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(failures).as(name).isEmpty();
  }

  /** Dies at the n-th moment of some stretches; in which it did. */
  private static List<Integer> crashAt(
      CrashHarness harness,
      int crashPoint,
      Set<Integer> segments,
      Run undisturbed,
      List<String> failures) {
    var run = run(harness, crashPoint, segments::contains);
    var found =
        differences(undisturbed, run, undisturbed.describe(crashPoint, run.crashedSegments()));
    failures.addAll(found);
    if (!found.isEmpty()) {
      harness.discardCluster();
      var _ = run(harness, 0, segment -> true);
    }
    return run.crashedSegments();
  }

  private static Run run(CrashHarness harness, int crashPoint, IntPredicate inSegment) {
    // The world first: what it has to be prepared for is none of its moments.
    var _ = harness.cluster();
    var crashPoints = harness.crashPoints();
    crashPoints.arm(crashPoint, inSegment);
    return new Run(
        ScenarioRun.execute(harness), crashPoints.reachedPoints(), crashPoints.crashedSegments());
  }

  private static List<String> differences(Run undisturbed, Run run, String moment) {
    var found = new ArrayList<String>();
    var expected = undisturbed.scenarioRun();
    var scenarioRun = run.scenarioRun();
    if (!scenarioRun.endState().equals(expected.endState()))
      found.add("%s: %s".formatted(moment, scenarioRun.firstDifference(expected)));
    for (var action : EXACTLY_ONCE) {
      if (scenarioRun.appliedCount(action) != expected.appliedCount(action))
        found.add(
            "%s: %s was called %d times"
                .formatted(moment, action, scenarioRun.appliedCount(action)));
    }
    if (scenarioRun.appliedCount(OPTIONAL) > expected.appliedCount(OPTIONAL))
      found.add("%s: stopped %d times".formatted(moment, scenarioRun.appliedCount(OPTIONAL)));
    if (scenarioRun.appliedCount(REPEATABLE)
        > expected.appliedCount(REPEATABLE) + run.crashedSegments().size())
      found.add("%s: updated %d times".formatted(moment, scenarioRun.appliedCount(REPEATABLE)));
    return found;
  }
}
