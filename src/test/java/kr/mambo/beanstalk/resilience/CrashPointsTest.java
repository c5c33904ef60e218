package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator dies at every moment of everything that its users do, and comes to the same end. */
class CrashPointsTest {
  /** What must not be done twice, whatever happens in between. */
  private static final Set<String> ONCE =
      Set.of(
          "elasticbeanstalk:CreateApplication",
          "elasticbeanstalk:CreateApplicationVersion",
          "elasticbeanstalk:CreateEnvironment",
          "elasticbeanstalk:TerminateEnvironment",
          "elasticbeanstalk:SwapEnvironmentCNAMEs");

  /** An update of which nothing is known is sent again; AWS takes the same values again. */
  private static final String AGAIN = "elasticbeanstalk:UpdateEnvironment";

  private record Run(String end, Map<String, Long> calls, List<String> moments) {}

  /** Not in every build: these take too long for it, or were not seen to hold yet. */
  private static final Set<String> LONG =
      Set.of(
          "adopt",
          "blue-green",
          "blue-green-given-up",
          "deploy",
          "drift-reported",
          "hold",
          "observe-delete",
          "platform",
          "platform-newest",
          "quota",
          "retain-adopt",
          "roll-back",
          "rotation",
          "settings",
          "settings-that-fail",
          "suspend",
          "suspend-delete",
          "tags",
          "vanished");

  static Set<String> scenarios() {
    var usual = new TreeSet<>(named());
    usual.removeAll(LONG);
    return usual;
  }

  static Set<String> others() {
    var others = new TreeSet<>(named());
    others.retainAll(LONG);
    return others;
  }

  /** All, or those that {@code -Dcrash.scenarios} names. */
  private static Set<String> named() {
    var named = System.getProperty("crash.scenarios");
    return named == null ? Scenarios.all().keySet() : Set.of(named.split(","));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("scenarios")
  @Execution(ExecutionMode.CONCURRENT)
  void whereverItDiesTheEndIsTheSame(String name) {
    play(name);
  }

  @Tag("soak")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("others")
  @Execution(ExecutionMode.CONCURRENT)
  void whereverItDiesInOtherScenariosTheEndIsTheSame(String name) {
    play(name);
  }

  private static void play(String name) {
    var scenario = Objects.requireNonNull(Scenarios.all().get(name));
    var different = new ArrayList<String>();
    long begun = System.nanoTime();
    try (var theatre = new Theatre(name, scenario)) {
      // The first round ends with what was prepared, all others with what the one before left.
      var _ = run(theatre, 0);
      var undisturbed = run(theatre, 0);
      int points = undisturbed.moments().size();
      for (int point = 1; point <= points; point++) {
        var moment = undisturbed.moments().get(point - 1);
        var found = differences(undisturbed, run(theatre, point), moment);
        different.addAll(found);
        if (found.isEmpty()) continue;
        theatre.clear();
        var _ = run(theatre, 0);
      }
      System.out.printf(
          "%s: died at %d points, %d s%n",
          name, points, (System.nanoTime() - begun) / 1_000_000_000);
    }
    assertThat(different).as(name).isEmpty();
  }

  private static Run run(Theatre theatre, int deadly) {
    var world = theatre.world();
    try {
      world.emulator().journal().clear();
      theatre.points().arm(deadly);
      theatre.scenario().play().accept(world);
      assertThat(world.troubles()).isEmpty();
      assertThat(theatre.points().died()).isEqualTo(deadly > 0);
      return new Run(Ending.of(world), applied(world), theatre.points().passed());
    } catch (AssertionError e) {
      var why = String.valueOf(e.getMessage()).lines().collect(joining(" ")).strip();
      return new Run("no end: " + why, Map.of(), theatre.points().passed());
    }
  }

  private static Map<String, Long> applied(World world) {
    var calls = new TreeMap<String, Long>();
    world
        .emulator()
        .journal()
        .counts()
        .forEach(
            (action, count) -> {
              if (count.mutating()) calls.put(action, count.calls() - count.refused());
            });
    return calls;
  }

  private static List<String> differences(Run undisturbed, Run run, String moment) {
    var found = new ArrayList<String>();
    if (!run.end().equals(undisturbed.end())) {
      found.add("%s: %s".formatted(moment, line(undisturbed.end(), run.end())));
    }
    for (var action : ONCE) {
      if (!run.calls()
          .getOrDefault(action, 0L)
          .equals(undisturbed.calls().getOrDefault(action, 0L)))
        found.add("%s: %s was called %s times".formatted(moment, action, run.calls().get(action)));
    }
    if (run.calls().getOrDefault(AGAIN, 0L) > undisturbed.calls().getOrDefault(AGAIN, 0L) + 1)
      found.add("%s: updated %s times".formatted(moment, run.calls().get(AGAIN)));
    return found;
  }

  /** The first line that is another one. */
  private static String line(String wanted, String found) {
    var left = wanted.lines().toList();
    var right = found.lines().toList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).equals(right.get(i)))
        return "instead of “%s” “%s”".formatted(left.get(i), right.get(i));
    }
    return "%d lines instead of %d".formatted(right.size(), left.size());
  }
}
