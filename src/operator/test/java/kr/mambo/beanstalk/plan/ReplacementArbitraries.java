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
final class ReplacementArbitraries {
  private ReplacementArbitraries() {}

  static Arbitrary<Consumer<ObservationFixture>> changes() {
    return Arbitraries.oneOf(phases(), replacementObservations(), operations(), specs());
  }

  private static Arbitrary<Consumer<ObservationFixture>> phases() {
    return Arbitraries.of(ReplacementPhase.class)
        .map(
            phase ->
                given -> {
                  var before =
                      ReplacementFixtures.inPhase(phase.name()).resource().previousStatus();
                  given
                      .status(before)
                      .generation(2)
                      .known("settings", ReplacementFixtures.settings("application"));
                });
  }

  private static Arbitrary<Consumer<ObservationFixture>> specs() {
    return Arbitraries.of(
            "replacement: BlueGreen",
            "{replacement: BlueGreen, cnamePrefix: mambo-py, driftPolicy: Report}",
            "{replacement: BlueGreen, managementMode: Observe}")
        .map(spec -> given -> given.spec(spec));
  }

  private static Arbitrary<Consumer<ObservationFixture>> replacementObservations() {
    return Arbitraries.of(
        List.of(
            g -> g.replacement(ReplacementFixtures.absentReplacement()),
            g -> g.replacement(ReplacementFixtures.readyReplacement()),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("lifecycle", Lifecycle.Launching)),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("lifecycle", Lifecycle.Terminating)),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("health", HealthStatus.Severe)),
            g -> g.replacement(ReplacementFixtures.readyReplacement().environment("id", "e-9")),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .environment("versionLabel", "v-console")),
            g -> g.replacement(ReplacementFixtures.readyReplacement().known("tags", Map.of())),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .known("settings", ReplacementFixtures.settings("classic"))),
            g ->
                g.replacement(
                    ReplacementFixtures.readyReplacement()
                        .unreadable("settings", new Failure.Denied("no"))),
            g -> g.replacement(ReplacementFixtures.readyReplacement().notRead("settings"))));
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
