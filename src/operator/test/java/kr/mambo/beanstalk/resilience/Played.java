package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One time through a scenario.
 *
 * @param end what there was then, or why there was no end
 * @param actions what was called at AWS
 * @param applied how often an action changed something there
 */
record Played(String end, Set<String> actions, Map<String, Long> applied) {
  private static final String NO_END = "no end: ";

  /** Plays it, with whatever is armed to happen on the way. */
  static Played of(Theatre theatre) {
    var world = theatre.world();
    try {
      world.emulator().journal().clear();
      theatre.scenario().play().accept(world);
      assertThat(world.troubles()).isEmpty();
      world.trouble().end();
      var actions = world.emulator().journal().counts().keySet();
      return new Played(Ending.of(world), actions, applied(world));
    } catch (AssertionError e) {
      var why = String.valueOf(e.getMessage()).lines().collect(joining(" ")).strip();
      return new Played(NO_END + why, Set.of(), Map.of());
    }
  }

  boolean ended() {
    return !end.startsWith(NO_END);
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

  long calls(String action) {
    return applied.getOrDefault(action, 0L);
  }

  /** The first line of the end that is another one than it should be; empty where none is. */
  String difference(Played wanted) {
    var left = wanted.end().lines().toList();
    var right = end.lines().toList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).equals(right.get(i)))
        return "instead of “%s” “%s”".formatted(left.get(i), right.get(i));
    }
    return left.size() == right.size()
        ? ""
        : "%d lines instead of %d".formatted(right.size(), left.size());
  }
}
