package kr.mambo.beanstalk.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weeks in which users, colleagues at the console and AWS's bad days do whatever they like to
 * twenty environments. The same seed does the same again.
 */
final class Walk {
  static final int ENVIRONMENTS = 20;

  /**
   * Mostly moments, now and then hours: over weeks all passes of the backstop would take too long.
   */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofHours(8));

  private final World world;
  private final Random random;
  private final Moves moves;
  private final Invariants invariants;
  private final List<String> done = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  Walk(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    this.moves = new Moves(world, random);
    this.invariants = new Invariants(world);
  }

  /** Makes the environments, and beside them what belongs to others. */
  void begin() {
    world.secret("token", Map.of("value", Samples.TOKEN));
    Others.furnish(world);
    for (int i = 0; i < ENVIRONMENTS; i++) {
      var name = "walk-%02d".formatted(i);
      names.add(name);
      moves.create(name);
    }
    for (int i = 0; i < 30; i++) go(Duration.ofSeconds(30));
  }

  /** So many things happen. */
  void go(int steps) {
    for (int step = 0; step < steps; step++) {
      var name = names.stream().skip(random.nextInt(names.size())).findFirst().orElseThrow();
      var move = moves.any(name);
      done.add("%s %s: %s".formatted(world.now(), name, move));
      int pauses = 1 + random.nextInt(3);
      for (int i = 0; i < pauses; i++) go(PAUSES.get(random.nextInt(PAUSES.size())));
    }
  }

  private void go(Duration pause) {
    invariants.before();
    world.go(pause);
    invariants.check(this::last);
  }

  /** Nobody does anything any more, and everybody lets the operator work. */
  void end() {
    moves.calm();
    names.forEach(moves::release);
    world.converge();
    invariants.converged(this::last);
  }

  private String last() {
    return String.join("\n", done.subList(Math.max(0, done.size() - 25), done.size()));
  }
}
