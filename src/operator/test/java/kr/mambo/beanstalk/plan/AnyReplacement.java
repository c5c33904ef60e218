package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Whatever may be seen of a second environment, likely or not. */
final class AnyReplacement {
  private AnyReplacement() {}

  static Arbitrary<Consumer<ObservationFixture>> any() {
    return Arbitraries.oneOf(phases(), seconds(), operations(), wishes());
  }

  private static Arbitrary<Consumer<ObservationFixture>> phases() {
    return Arbitraries.of(ReplacementPhase.class)
        .map(
            phase ->
                given -> {
                  var before = Replacing.in(phase.name()).resource().previousStatus();
                  given
                      .status(before)
                      .generation(2)
                      .known("settings", Replacing.settings("application"));
                });
  }

  private static Arbitrary<Consumer<ObservationFixture>> wishes() {
    return Arbitraries.of(
            "replacement: BlueGreen",
            "{replacement: BlueGreen, cnamePrefix: mambo-py, driftPolicy: Report}",
            "{replacement: BlueGreen, managementMode: Observe}")
        .map(spec -> given -> given.spec(spec));
  }

  private static Arbitrary<Consumer<ObservationFixture>> seconds() {
    return Arbitraries.of(
        List.of(
            g -> g.replacement(Replacing.absent()),
            g -> g.replacement(Replacing.second()),
            g -> g.replacement(Replacing.second().environment("lifecycle", Lifecycle.Launching)),
            g -> g.replacement(Replacing.second().environment("lifecycle", Lifecycle.Terminating)),
            g -> g.replacement(Replacing.second().environment("health", HealthStatus.Severe)),
            g -> g.replacement(Replacing.second().environment("id", "e-9")),
            g -> g.replacement(Replacing.second().environment("versionLabel", "v-console")),
            g -> g.replacement(Replacing.second().known("tags", Map.of())),
            g -> g.replacement(Replacing.second().known("settings", Replacing.settings("classic"))),
            g -> g.replacement(Replacing.second().unreadable("settings", new Failure.Denied("no"))),
            g -> g.replacement(Replacing.second().notRead("settings"))));
  }

  private static Arbitrary<Consumer<ObservationFixture>> operations() {
    return Arbitraries.of(OperationKind.class)
        .flatMap(
            kind ->
                Arbitraries.of(5, 60, 100_000)
                    .map(
                        age ->
                            given ->
                                given.status(
                                    "operation: {kind: %s, label: v-wanted, startedAt: '%s', generation: 2, environmentName: mambo-py-b}"
                                        .formatted(
                                            kind, ObservationFixture.NOW.minusSeconds(age)))));
  }
}
