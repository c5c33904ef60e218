package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of the environment that was replaced. */
public class EnvironmentRetirementTest {
  private static final OptionKey COUPLED = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");

  public static ObservationFixture withDatabase() {
    return ReplacementFixtures.readyReplacement()
        .known("settings", new LiveSettings(Map.of(COUPLED, "true"), false));
  }

  private static ObservationFixture retiring(String after) {
    return ObservationFixture.running()
        .status(ReplacementFixtures.inPhase("Retiring").resource().previousStatus())
        .status(
            "replacement: {environmentName: mambo-py-b, environmentId: e-2, cname: %s, phase: Retiring, reason: r, since: '2026-03-01T11:50:00Z', terminateAfter: '%s'}"
                .formatted(ReplacementFixtures.CNAME, after));
  }

  private static ObservationFixture pastGracePeriod() {
    return retiring("2026-03-01T11:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:01Z, false", "2026-03-01T11:59:59Z, true"})
  void itGoesAfterItsGraceTime(String after, boolean goes) {
    var decision = decide(retiring(after).replacement(ReplacementFixtures.readyReplacement()));

    assertThat(decision instanceof OnReplacement).isEqualTo(goes);
    if (!goes)
      assertDecision(
          decision,
          BeanstalkDecision.Nothing.class,
          Reason.Deployed,
          "mambo-py-b",
          "terminated after");
  }

  @Test
  void whileItCannotGoNothingIsDone() {
    for (var busy : Lifecycle.values()) {
      var decision =
          decide(
              pastGracePeriod()
                  .replacement(
                      ReplacementFixtures.readyReplacement().environment("lifecycle", busy)));
      assertThat(decision instanceof OnReplacement).isEqualTo(busy == Lifecycle.Ready);
    }
    assertDecision(
        decide(
            pastGracePeriod()
                .replacement(
                    ReplacementFixtures.readyReplacement()
                        .unreadable("settings", new Failure.Denied("no")))),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void onceItIsGoneTheReplacementIsOver() {
    assertThat(
            assertDecision(
                    decide(pastGracePeriod().replacement(ReplacementFixtures.absentReplacement())),
                    ChangePhase.class,
                    Reason.Retiring)
                .next())
        .isEmpty();
    assertDecision(decide(pastGracePeriod()), BeanstalkDecision.Nothing.class, Reason.Deployed);
  }

  @Test
  void oneThatIsNotOursAnyMoreIsLeft() {
    assertDecision(
        decide(
            pastGracePeriod()
                .replacement(ReplacementFixtures.readyReplacement().known("tags", Map.of()))),
        ChangePhase.class,
        Reason.Retiring,
        "owner tag");
    assertDecision(
        decide(
            pastGracePeriod()
                .replacement(ReplacementFixtures.readyReplacement().environment("id", "e-9"))),
        ChangePhase.class,
        Reason.Retiring,
        "leaving it in place");
  }

  @Test
  void aDatabaseThatWouldGoWithItKeepsIt() {
    var kept =
        assertDecision(
            decide(pastGracePeriod().replacement(withDatabase())),
            ChangePhase.class,
            Reason.Retiring,
            "Retain or Snapshot");
    var later =
        ObservationFixture.running()
            .status(ReplacementFixtures.inPhase("Kept").resource().previousStatus());

    assertThat(kept.next())
        .hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(ReplacementPhase.Kept));
    assertDecision(
        decide(later.replacement(withDatabase())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed,
        "spec.loadBalancer.type cannot change"); // the reason that was written down
    assertDecision(
        decide(later.replacement(ReplacementFixtures.readyReplacement())),
        OnReplacement.class,
        Reason.Retiring);
  }

  @Test
  void aTerminationThatFailedIsTriedAgainInSomeMinutes() {
    var failed =
        pastGracePeriod()
            .status(
                "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:55:00Z', generation: 1, environmentName: mambo-py-b}");
    var ended =
        ReplacementFixtures.readyReplacement()
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW.minusSeconds(60),
                    "ERROR",
                    "Stack deletion failed",
                    "r-1",
                    ""));

    var move =
        assertDecision(
            decide(failed.replacement(ended)),
            ChangePhase.class,
            Reason.Retiring,
            "Stack deletion");

    assertThat(move.next())
        .hasValueSatisfying(
            s ->
                assertThat(s.terminateAfter())
                    .isEqualTo(ObservationFixture.NOW.plus(Duration.ofMinutes(5))));
  }

  @Test
  void aTerminationThatRunsIsNotAskedForAgain() {
    var running =
        pastGracePeriod()
            .status(
                "operation: {kind: Terminate, requestId: r-1, startedAt: '2026-03-01T11:59:50Z', generation: 1, environmentName: mambo-py-b}");

    assertDecision(
        decide(running.replacement(ReplacementFixtures.readyReplacement())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed);
  }

  @Test
  void observedItIsOnlySaidAndOnlyItsEndWrittenDown() {
    assertDecision(
        decide(
            pastGracePeriod()
                .spec("managementMode: Observe")
                .replacement(ReplacementFixtures.readyReplacement())),
        BeanstalkDecision.Nothing.class,
        Reason.Deployed,
        "Skipped because spec.managementMode is Observe");
    assertDecision(
        decide(
            pastGracePeriod()
                .spec("managementMode: Observe")
                .replacement(ReplacementFixtures.absentReplacement())),
        ChangePhase.class,
        Reason.Retiring);
  }

  @Test
  void whatWasJustBegunIsGivenUpOnceItIsSeen() {
    var given =
        ReplacementFixtures.inPhase("Preparing")
            .known("settings", ReplacementFixtures.settings("network"))
            .status(
                "replacement: {environmentName: mambo-py-b, cname: c, phase: Preparing, reason: r, since: '2026-03-01T11:59:30Z'}");
    var going =
        "operation: {kind: Create, label: v-wanted, requestId: r-1, startedAt: '2026-03-01T11:59:50Z', generation: 2, environmentName: mambo-py-b}";

    assertDecision(
        decide(given.status(going), ReplacementFixtures.rendering()),
        BeanstalkDecision.Wait.class,
        Reason.Replacing,
        "mambo-py-b",
        "waiting for its creation");
    assertDecision(
        decide(given.status("operation: null"), ReplacementFixtures.rendering()),
        ChangePhase.class,
        Reason.Replacing,
        "is no longer needed: the spec");
  }
}
