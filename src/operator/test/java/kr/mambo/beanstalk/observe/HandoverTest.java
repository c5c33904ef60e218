package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.With;
import kr.mambo.beanstalk.plan.Replacing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who answers at the address serves, whoever brought that about. */
class HandoverTest {
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static EnvironmentSnapshot first(String cname) {
    return With.component(Given.READY, "cname", cname);
  }

  private static EnvironmentSnapshot second(String cname) {
    var named = With.component(With.component(Given.READY, "name", "mambo-py-b"), "id", "e-2");
    return With.component(named, "cname", cname);
  }

  private static Subject settled(
      Given given, @Nullable EnvironmentSnapshot first, @Nullable EnvironmentSnapshot second) {
    Map<String, EnvironmentSnapshot> seen = new TreeMap<>();
    if (first != null) seen.put("mambo-py", first);
    if (second != null) seen.put("mambo-py-b", second);
    return new Handover(GRACE).settled(given.subject(), seen, Given.NOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReplacementPhase.class,
      names = {"Preparing", "Settling", "Failed", "Unswapped", "Dropping"})
  void aSwapMovesTheStatusToTheOneThatServes(ReplacementPhase phase) {
    var given = Replacing.in(phase.name()).status("ownedOptions: ['aws:x|First']");

    var status = settled(given, first(Replacing.SECOND_CNAME), second(Replacing.CNAME)).before();

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
              assertThat(s.terminateAfter()).isEqualTo(Given.NOW.plus(GRACE));
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
        settled(Replacing.in(phase.name()), first(Replacing.SECOND_CNAME), second(Replacing.CNAME))
            .before();

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
    var subject = given.subject();

    assertThat(settled(given, first(Replacing.CNAME), second(Replacing.SECOND_CNAME)))
        .isEqualTo(subject);
    assertThat(settled(given, first(Replacing.CNAME), second(Replacing.CNAME))).isEqualTo(subject);
    assertThat(settled(given, first(Replacing.CNAME), null)).isEqualTo(subject);
    assertThat(
            settled(
                given,
                first(Replacing.SECOND_CNAME),
                With.component(second(Replacing.CNAME), "id", "e-9")))
        .isEqualTo(subject);
    assertThat(settled(Given.running(), first(Replacing.CNAME), second(Replacing.CNAME)))
        .isEqualTo(Given.running().subject());
  }

  @Test
  void ifTheFirstIsGoneTheSecondIsAllThereIs() {
    var alone = settled(Replacing.in("Preparing"), null, second(Replacing.SECOND_CNAME));
    var prefixed =
        Replacing.in("Preparing").spec("{replacement: BlueGreen, cnamePrefix: mambo-py}");

    assertThat(alone.environmentName()).isEqualTo("mambo-py-b");
    // A prefix is free again, and comes back with the first name.
    assertThat(settled(prefixed, null, second(Replacing.SECOND_CNAME)).environmentName())
        .isEqualTo("mambo-py");
    assertThat(
            settled(Replacing.in("Retiring"), null, second(Replacing.SECOND_CNAME))
                .environmentName())
        .isEqualTo("mambo-py");
  }

  @Test
  void anOperationGoesWithItsEnvironment() {
    var given =
        Replacing.in("Preparing")
            .status(
                "operation: {kind: Create, requestId: r-1, startedAt: '2026-03-01T11:59:00Z', generation: 2, environmentName: mambo-py-b}");

    var moved = settled(given, null, second(Replacing.SECOND_CNAME));

    assertThat(given.subject().operation()).isEmpty();
    assertThat(moved.operation()).isPresent();
  }
}
