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
  private static final Set<String> ONCE =
      Set.of(
          "elasticbeanstalk:CreateApplication",
          "elasticbeanstalk:CreateApplicationVersion",
          "elasticbeanstalk:CreateEnvironment",
          "elasticbeanstalk:TerminateEnvironment",
          "elasticbeanstalk:SwapEnvironmentCNAMEs");

  /** An update that is not stopped is left to finish, which is as good. */
  private static final String PERHAPS = "elasticbeanstalk:AbortEnvironmentUpdate";

  /** An update of which nothing is known is sent again; AWS takes the same values again. */
  private static final String AGAIN = "elasticbeanstalk:UpdateEnvironment";

  /**
   * One time through a scenario.
   *
   * @param moments at which it could die, by stretches
   * @param deaths the stretches in which it died
   */
  private record Run(Played played, List<List<String>> moments, List<Integer> deaths) {
    /** In which stretches it can die at the n-th moment. */
    List<Integer> stretches(int moment) {
      return IntStream.range(0, moments.size())
          .filter(stretch -> moments.get(stretch).size() >= moment)
          .boxed()
          .toList();
    }

    int longestStretch() {
      return moments.stream().mapToInt(List::size).max().orElse(0);
    }

    String named(int moment, List<Integer> stretches) {
      return stretches.stream()
          .map(stretch -> moments.get(stretch).get(moment - 1))
          .collect(joining(" and ", moment + ", ", ""));
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
    var different = new ArrayList<String>();
    long begun = System.nanoTime();
    int points = 0;
    try (var theatre = new Theatre(name, scenario)) {
      // The first round ends with what was prepared, all others with what the one before left.
      var _ = run(theatre, 0, stretch -> true);
      var undisturbed = run(theatre, 0, stretch -> true);
      assertThat(undisturbed.played().ended()).as(undisturbed.played().end()).isTrue();
      assertThat(undisturbed.played().applied().keySet()).containsAll(scenario.about());
      for (int moment = 1; moment <= undisturbed.longestStretch(); moment++) {
        var left = new TreeSet<>(undisturbed.stretches(moment));
        points += left.size();
        var died = die(theatre, moment, left, undisturbed, different);
        left.removeAll(died);
        // A death in one stretch may have kept the next one from getting that far.
        for (var stretch : left) {
          if (die(theatre, moment, Set.of(stretch), undisturbed, different).isEmpty())
            different.add(undisturbed.named(moment, List.of(stretch)) + ": it did not come");
        }
      }
    }
    System.out.printf(
        "%s: died at all %d moments, %d s%n",
        name, points, (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(different).as(name).isEmpty();
  }

  /** Dies at the n-th moment of some stretches; in which it did. */
  private static List<Integer> die(
      Theatre theatre,
      int moment,
      Set<Integer> stretches,
      Run undisturbed,
      List<String> different) {
    var run = run(theatre, moment, stretches::contains);
    var found = differences(undisturbed, run, undisturbed.named(moment, run.deaths()));
    different.addAll(found);
    if (!found.isEmpty()) {
      theatre.clear();
      var _ = run(theatre, 0, stretch -> true);
    }
    return run.deaths();
  }

  private static Run run(Theatre theatre, int deadly, IntPredicate in) {
    // The world first: what it has to be prepared for is none of its moments.
    var _ = theatre.world();
    var points = theatre.points();
    points.arm(deadly, in);
    return new Run(Played.of(theatre), points.passed(), points.deaths());
  }

  private static List<String> differences(Run undisturbed, Run run, String moment) {
    var found = new ArrayList<String>();
    var wanted = undisturbed.played();
    var played = run.played();
    if (!played.end().equals(wanted.end()))
      found.add("%s: %s".formatted(moment, played.difference(wanted)));
    for (var action : ONCE) {
      if (played.calls(action) != wanted.calls(action))
        found.add("%s: %s was called %d times".formatted(moment, action, played.calls(action)));
    }
    if (played.calls(PERHAPS) > wanted.calls(PERHAPS))
      found.add("%s: stopped %d times".formatted(moment, played.calls(PERHAPS)));
    if (played.calls(AGAIN) > wanted.calls(AGAIN) + run.deaths().size())
      found.add("%s: updated %d times".formatted(moment, played.calls(AGAIN)));
    return found;
  }
}
