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
final class RandomizedRun {
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

  private final SimulatedCluster cluster;
  private final Random random;
  private final RandomActions actions;
  private final Invariants invariants;
  private final List<String> history = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  RandomizedRun(SimulatedCluster cluster, long seed) {
    this.cluster = cluster;
    this.random = new Random(seed);
    this.actions = new RandomActions(cluster, random);
    this.invariants = new Invariants(cluster);
  }

  /** Makes the environments, and beside them what belongs to others. */
  void start() {
    cluster.applySecret("token", Map.of("value", SampleEnvironment.TOKEN));
    ForeignResources.create(cluster);
    for (int i = 0; i < ENVIRONMENTS; i++) {
      var name = "walk-%02d".formatted(i);
      names.add(name);
      actions.create(name);
    }
    for (int i = 0; i < 30; i++) run(Duration.ofSeconds(30));
  }

  /** So many things happen. */
  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      var name = names.stream().skip(random.nextInt(names.size())).findFirst().orElseThrow();
      var action = actions.performRandom(name);
      history.add("%s %s: %s".formatted(cluster.now(), name, action));
      int pauses = 1 + random.nextInt(3);
      for (int i = 0; i < pauses; i++) run(PAUSES.get(random.nextInt(PAUSES.size())));
    }
  }

  private void run(Duration pause) {
    invariants.startStep();
    cluster.advance(pause);
    invariants.check(this::recentHistory);
  }

  /** Nobody does anything any more, and everybody lets the operator work. */
  void finish() {
    actions.liftFaults();
    names.forEach(actions::unblock);
    cluster.converge();
    invariants.checkConverged(this::recentHistory);
  }

  private String recentHistory() {
    return String.join("\n", history.subList(Math.max(0, history.size() - 25), history.size()));
  }
}
