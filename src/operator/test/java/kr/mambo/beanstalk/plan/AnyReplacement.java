package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Whatever may be seen of a second environment, likely or not. */
final class AnyReplacement {
  private AnyReplacement() {}

  static Arbitrary<Consumer<Given>> any() {
    return Arbitraries.oneOf(phases(), seconds(), operations(), wishes());
  }

  private static Arbitrary<Consumer<Given>> phases() {
    return Arbitraries.of(ReplacementPhase.class)
        .map(
            phase ->
                given -> {
                  var before = Replacing.in(phase.name()).subject().before();
                  given
                      .status(before)
                      .generation(2)
                      .known("settings", Replacing.settings("application"));
                });
  }

  private static Arbitrary<Consumer<Given>> wishes() {
    return Arbitraries.of(
            "replacement: BlueGreen",
            "{replacement: BlueGreen, cnamePrefix: mambo-py, driftPolicy: Report}",
            "{replacement: BlueGreen, managementMode: Observe}")
        .map(spec -> given -> given.spec(spec));
  }

  private static Arbitrary<Consumer<Given>> seconds() {
    return Arbitraries.of(
        List.of(
            g -> g.beside(Replacing.absent()),
            g -> g.beside(Replacing.second()),
            g -> g.beside(Replacing.second().live("lifecycle", Lifecycle.Launching)),
            g -> g.beside(Replacing.second().live("lifecycle", Lifecycle.Terminating)),
            g -> g.beside(Replacing.second().live("health", HealthStatus.Severe)),
            g -> g.beside(Replacing.second().live("id", "e-9")),
            g -> g.beside(Replacing.second().live("versionLabel", "v-console")),
            g -> g.beside(Replacing.second().known("tags", Map.of())),
            g -> g.beside(Replacing.second().known("settings", Replacing.settings("classic"))),
            g -> g.beside(Replacing.second().unreadable("settings", new Failure.Denied("no"))),
            g -> g.beside(Replacing.second().notAsked("settings"))));
  }

  private static Arbitrary<Consumer<Given>> operations() {
    return Arbitraries.of(OperationKind.class)
        .flatMap(
            kind ->
                Arbitraries.of(5, 60, 100_000)
                    .map(
                        age ->
                            given ->
                                given.status(
                                    "operation: {kind: %s, label: v-wanted, startedAt: '%s', generation: 2, environmentName: mambo-py-b}"
                                        .formatted(kind, Given.NOW.minusSeconds(age)))));
  }
}
