package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import kr.mambo.beanstalk.resilience.Ways.Way;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator dies before and after each of its writes on the way across and back. Another one
 * goes on from there, and after each write and all the time between whoever calls the Service is
 * answered, which {@link Crossroads} holds.
 */
class CrossingCrashTest {
  @Test
  void whereverItDiesCallersAreAnsweredAndTheEndIsReached() {
    dieOn("step-by-step");
  }

  /** Those that {@code -Dcrossing.ways} names, or all. */
  static Set<String> ways() {
    var named = System.getProperty("crossing.ways");
    return named == null ? Ways.all().keySet() : Set.of(named.split(","));
  }

  @ParameterizedTest
  @MethodSource("ways")
  @Tag("soak")
  void soItIsOnEachWay(String name) {
    dieOn(name);
  }

  private static void dieOn(String name) {
    var way = Objects.requireNonNull(Ways.all().get(name));
    var scenario =
        new Scenario(
            world -> Samples.create(world, way.fields()),
            world -> way.walk().accept(new Crossroads(world)));
    try (var theatre = new Theatre("crossing-" + name, scenario, ControlPlane.withControllers())) {
      // What only the first time brings is no moment of it.
      if (!way.last()) walk(theatre, way, 0);
      int moments = moments(theatre, way);
      System.out.printf("%s: %d moments in the longest stretch%n", name, moments);
      for (int moment = 1; moment <= moments; moment++) walk(theatre, way, moment);
    }
  }

  /** How many there are in the longest stretch. */
  private static int moments(Theatre theatre, Way way) {
    walk(theatre, way, 0);
    var passed = theatre.points().passed();
    for (var write : way.writes())
      assertThat(passed.stream().flatMap(stretch -> stretch.stream())).contains("after " + write);
    return passed.stream().mapToInt(stretch -> stretch.size()).max().orElseThrow();
  }

  private static void walk(Theatre theatre, Way way, int deadly) {
    if (way.last()) theatre.clear();
    var world = theatre.world();
    theatre.points().arm(deadly);
    way.walk().accept(new Crossroads(world));
    assertThat(world.troubles()).isEmpty();
  }
}
