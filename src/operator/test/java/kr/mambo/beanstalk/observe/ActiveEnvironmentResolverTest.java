package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who answers at the address serves, whoever brought that about. */
class ActiveEnvironmentResolverTest {
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static EnvironmentSnapshot first(String cname) {
    return Records.with(ObservationFixture.READY, "cname", cname);
  }

  private static EnvironmentSnapshot second(String cname) {
    var named =
        Records.with(Records.with(ObservationFixture.READY, "name", "mambo-py-b"), "id", "e-2");
    return Records.with(named, "cname", cname);
  }

  private static EnvironmentResource resolve(
      ObservationFixture given,
      @Nullable EnvironmentSnapshot active,
      @Nullable EnvironmentSnapshot replacement) {
    Map<String, EnvironmentSnapshot> environments = new TreeMap<>();
    if (active != null) environments.put("mambo-py", active);
    if (replacement != null) environments.put("mambo-py-b", replacement);
    return new ActiveEnvironmentResolver(GRACE)
        .resolve(given.resource(), environments, ObservationFixture.NOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReplacementPhase.class,
      names = {"Preparing", "Settling", "Failed", "SwapFailed", "Abandoning"})
  void aSwapMovesTheStatusToTheOneThatServes(ReplacementPhase phase) {
    var given = ReplacementFixtures.inPhase(phase.name()).status("ownedOptions: ['aws:x|First']");

    var status =
        resolve(
                given,
                first(ReplacementFixtures.REPLACEMENT_CNAME),
                second(ReplacementFixtures.CNAME))
            .previousStatus();

    assertThat(status.environmentName()).isEqualTo("mambo-py-b");
    assertThat(status.environmentId()).isEqualTo("e-2");
    assertThat(status.appliedGeneration()).isEqualTo(2);
    assertThat(status.ownedOptions()).isEmpty();
    assertThat(status.version())
        .satisfies(v -> assertThat(v.desired()).isEqualTo("v-wanted"))
        // Versions are the application's: the way back stays.
        .satisfies(v -> assertThat(v.lastGood()).isNotNull());
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.environmentName()).isEqualTo("mambo-py");
              assertThat(s.environmentId()).isEqualTo("e-1");
              assertThat(s.phase()).isEqualTo(ReplacementPhase.Retiring);
              assertThat(s.terminateAfter()).isEqualTo(ObservationFixture.NOW.plus(GRACE));
              assertThat(s.appliedGeneration()).isEqualTo(1);
              assertThat(s.ownedOptions()).containsExactly("aws:x|First");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = ReplacementPhase.class,
      names = {"Retiring", "Kept"})
  void aSwapBackIsSomebodysWordAndHeld(ReplacementPhase phase) {
    var status =
        resolve(
                ReplacementFixtures.inPhase(phase.name()),
                first(ReplacementFixtures.REPLACEMENT_CNAME),
                second(ReplacementFixtures.CNAME))
            .previousStatus();

    assertThat(status.environmentId()).isEqualTo("e-2");
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.phase()).isEqualTo(ReplacementPhase.SwapFailed);
              assertThat(s.reason()).contains("swapped the CNAMEs back");
              assertThat(s.attempted()).isNotNull();
            });
  }

  @Test
  void beforeTheSwapAndInItsMiddleNothingMoves() {
    var given = ReplacementFixtures.inPhase("Settling");
    var resource = given.resource();

    assertThat(
            resolve(
                given,
                first(ReplacementFixtures.CNAME),
                second(ReplacementFixtures.REPLACEMENT_CNAME)))
        .isEqualTo(resource);
    assertThat(resolve(given, first(ReplacementFixtures.CNAME), second(ReplacementFixtures.CNAME)))
        .isEqualTo(resource);
    assertThat(resolve(given, first(ReplacementFixtures.CNAME), null)).isEqualTo(resource);
    assertThat(
            resolve(
                given,
                first(ReplacementFixtures.REPLACEMENT_CNAME),
                Records.with(second(ReplacementFixtures.CNAME), "id", "e-9")))
        .isEqualTo(resource);
    assertThat(
            resolve(
                ObservationFixture.running(),
                first(ReplacementFixtures.CNAME),
                second(ReplacementFixtures.CNAME)))
        .isEqualTo(ObservationFixture.running().resource());
  }

  @Test
  void ifTheFirstIsGoneTheSecondIsAllThereIs() {
    var alone =
        resolve(
            ReplacementFixtures.inPhase("Preparing"),
            null,
            second(ReplacementFixtures.REPLACEMENT_CNAME));
    var prefixed =
        ReplacementFixtures.inPhase("Preparing")
            .spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    assertThat(alone.environmentName()).isEqualTo("mambo-py-b");
    // A prefix is free again, and comes back with the first name.
    assertThat(
            resolve(prefixed, null, second(ReplacementFixtures.REPLACEMENT_CNAME))
                .environmentName())
        .isEqualTo("mambo-py");
    assertThat(
            resolve(
                    ReplacementFixtures.inPhase("Retiring"),
                    null,
                    second(ReplacementFixtures.REPLACEMENT_CNAME))
                .environmentName())
        .isEqualTo("mambo-py");
  }

  @Test
  void anOperationGoesWithItsEnvironment() {
    var given =
        ReplacementFixtures.inPhase("Preparing")
            .status(
                "operation: {kind: Create, requestId: r-1, startedAt: '2026-03-01T11:59:00Z', generation: 2, environmentName: mambo-py-b}");

    var moved = resolve(given, null, second(ReplacementFixtures.REPLACEMENT_CNAME));

    assertThat(given.resource().operation()).isEmpty();
    assertThat(moved.operation()).isPresent();
  }
}
