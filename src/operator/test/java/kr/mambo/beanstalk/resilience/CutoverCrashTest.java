package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.CutoverScenarios.CutoverScenario;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator dies before and after each of its writes on the way across and back. Another one
 * goes on from there, and after each write and all the time between whoever calls the Service is
 * answered, which {@link CutoverFixture} holds.
 */
class CutoverCrashTest {
  @Test
  void whereverItDiesCallersAreAnsweredAndTheEndIsReached() {
    crashEverywhere("step-by-step");
  }

  /** Those that {@code -Dcrossing.ways} names, or all. */
  static Set<String> ways() {
    var named = System.getProperty("crossing.ways");
    return named == null ? CutoverScenarios.all().keySet() : Set.of(named.split(","));
  }

  @ParameterizedTest
  @MethodSource("ways")
  @Tag("soak")
  void soItIsOnEachWay(String name) {
    crashEverywhere(name);
  }

  private static void crashEverywhere(String name) {
    var cutoverScenario = Objects.requireNonNull(CutoverScenarios.all().get(name));
    var scenario =
        new Scenario(
            cluster -> SampleEnvironment.create(cluster, cutoverScenario.fields()),
            cluster -> cutoverScenario.run().accept(new CutoverFixture(cluster)));
    try (var harness =
        new CrashHarness("crossing-" + name, scenario, ControlPlane.withControllers())) {
      // What only the first time brings is no moment of it.
      if (!cutoverScenario.deletesResource()) runScenario(harness, cutoverScenario, 0);
      int crashPointCount = countCrashPoints(harness, cutoverScenario);
      System.out.printf("%s: %d moments in the longest stretch%n", name, crashPointCount);
      for (int crashPoint = 1; crashPoint <= crashPointCount; crashPoint++)
        runScenario(harness, cutoverScenario, crashPoint);
    }
  }

  /** How many there are in the longest stretch. */
  private static int countCrashPoints(CrashHarness harness, CutoverScenario cutoverScenario) {
    runScenario(harness, cutoverScenario, 0);
    var passed = harness.crashPoints().reachedPoints();
    for (var write : cutoverScenario.requiredWrites())
      assertThat(passed.stream().flatMap(segment -> segment.stream())).contains("after " + write);
    return passed.stream().mapToInt(segment -> segment.size()).max().orElseThrow();
  }

  private static void runScenario(
      CrashHarness harness, CutoverScenario cutoverScenario, int crashPoint) {
    if (cutoverScenario.deletesResource()) harness.discardCluster();
    var cluster = harness.cluster();
    harness.crashPoints().arm(crashPoint);
    cutoverScenario.run().accept(new CutoverFixture(cluster));
    assertThat(cluster.errors()).isEmpty();
  }
}
