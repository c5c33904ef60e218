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
import kr.mambo.beanstalk.plan.Replacing;
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
      names = {"Preparing", "Settling", "Failed", "Unswapped", "Dropping"})
  void aSwapMovesTheStatusToTheOneThatServes(ReplacementPhase phase) {
    var given = Replacing.in(phase.name()).status("ownedOptions: ['aws:x|First']");

    var status =
        resolve(given, first(Replacing.SECOND_CNAME), second(Replacing.CNAME)).previousStatus();

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
        resolve(Replacing.in(phase.name()), first(Replacing.SECOND_CNAME), second(Replacing.CNAME))
            .previousStatus();

    assertThat(status.environmentId()).isEqualTo("e-2");
    assertThat(status.replacement())
        .satisfies(
            s -> {
              assertThat(s.phase()).isEqualTo(ReplacementPhase.Unswapped);
              assertThat(s.reason()).contains("swapped the CNAMEs back");
              assertThat(s.held()).isNotNull();
            });
  }

  @Test
  void beforeTheSwapAndInItsMiddleNothingMoves() {
    var given = Replacing.in("Settling");
    var resource = given.resource();

    assertThat(resolve(given, first(Replacing.CNAME), second(Replacing.SECOND_CNAME)))
        .isEqualTo(resource);
    assertThat(resolve(given, first(Replacing.CNAME), second(Replacing.CNAME))).isEqualTo(resource);
    assertThat(resolve(given, first(Replacing.CNAME), null)).isEqualTo(resource);
    assertThat(
            resolve(
                given,
                first(Replacing.SECOND_CNAME),
                Records.with(second(Replacing.CNAME), "id", "e-9")))
        .isEqualTo(resource);
    assertThat(
            resolve(ObservationFixture.running(), first(Replacing.CNAME), second(Replacing.CNAME)))
        .isEqualTo(ObservationFixture.running().resource());
  }

  @Test
  void ifTheFirstIsGoneTheSecondIsAllThereIs() {
    var alone = resolve(Replacing.in("Preparing"), null, second(Replacing.SECOND_CNAME));
    var prefixed =
        Replacing.in("Preparing").spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    assertThat(alone.environmentName()).isEqualTo("mambo-py-b");
    // A prefix is free again, and comes back with the first name.
    assertThat(resolve(prefixed, null, second(Replacing.SECOND_CNAME)).environmentName())
        .isEqualTo("mambo-py");
    assertThat(
            resolve(Replacing.in("Retiring"), null, second(Replacing.SECOND_CNAME))
                .environmentName())
        .isEqualTo("mambo-py");
  }

  @Test
  void anOperationGoesWithItsEnvironment() {
    var given =
        Replacing.in("Preparing")
            .status(
                "operation: {kind: Create, requestId: r-1, startedAt: '2026-03-01T11:59:00Z', generation: 2, environmentName: mambo-py-b}");

    var moved = resolve(given, null, second(Replacing.SECOND_CNAME));

    assertThat(given.resource().operation()).isEmpty();
    assertThat(moved.operation()).isPresent();
  }
}
