package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;

/** What the status says of drafts, of calls that go in two, and of what was stopped. */
class InterruptedUpdateReportTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static ObservationFixture withDraft() {
    return ObservationFixture.running()
        .status(
            "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z'}")
        .status(
            "conditions: [{type: Stalled, status: 'True', reason: ConfigurationRefused, message: m, lastTransitionTime: '2026-03-01T11:10:00Z'}]")
        .known(
            "draft",
            Optional.of(new DraftConfiguration("failed", Instant.parse("2026-03-01T11:05:00Z"))));
  }

  @Test
  void aDeletedDraftIsRememberedWithTheFailure() {
    var given = withDraft();

    var status = PassSimulation.report(given, new BeanstalkOutcome.Done());

    assertThat(requireNonNull(status.failedOperation()).draftDeletedAt())
        .isEqualTo(ObservationFixture.NOW);
    assertThat(requireNonNull(status.failedOperation()).message()).isEqualTo("bad");
  }

  @Test
  void aDraftThatAwsKeepsIsTriedOnceAndHoldsNothingUp() {
    var denied =
        PassSimulation.report(withDraft(), new BeanstalkOutcome.Failed(new Failure.Denied("no")));
    var throttled =
        PassSimulation.report(
            withDraft(), new BeanstalkOutcome.Failed(new Failure.Throttled("slow")));

    assertThat(requireNonNull(denied.failedOperation()).draftDeletedAt())
        .isEqualTo(ObservationFixture.NOW);
    assertThat(requireNonNull(throttled.failedOperation()).draftDeletedAt()).isNull();
  }

  @Test
  void whatDoesNotGoTogetherGoesOneAfterTheOther() {
    var wants = RenderingFixtures.rendered("v-next", "cccc", "k1", Map.of(MIN, "2"));
    var given =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var status =
        PassSimulation.report(
            given, wants, new BeanstalkOutcome.Failed(new Failure.UnsupportedCombination("no")));
    var next = PassSimulation.plan(given.status(status), wants).decision();

    assertThat(PassSimulation.condition(status, ConditionType.Ready).reason())
        .isEqualTo(Reason.SplitUpdate.name());
    assertThat(PassSimulation.hasCondition(status, ConditionType.Stalled)).isFalse();
    assertThat(next)
        .isInstanceOfSatisfying(
            kr.mambo.beanstalk.model.BeanstalkDecision.UpdateEnvironment.class,
            update -> {
              assertThat(update.label()).contains("v-next");
              assertThat(update.set()).isEmpty();
            });
  }

  @Test
  void whereNothingWentTogetherItsUserIsAsked() {
    var wants = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var given =
        ObservationFixture.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var status =
        PassSimulation.report(
            given, wants, new BeanstalkOutcome.Failed(new Failure.UnsupportedCombination("no")));

    assertThat(PassSimulation.condition(status, ConditionType.Stalled).reason())
        .isEqualTo(Reason.ConfigurationRefused.name());
  }

  @Test
  void whatWasStoppedBecauseItFailedHasFailed() {
    var given =
        ObservationFixture.deploying()
            .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5))
            .environment("abortable", true)
            .event("ERROR", "Instance deployment failed.");
    var next = RenderingFixtures.rendered("v-next", "cccc", "k1", Map.of());

    var status =
        PassSimulation.report(given, next, PassSimulation.started(OperationKind.Abort, null));

    assertThat(requireNonNull(status.operation()).kind()).isEqualTo("Abort");
    assertThat(status.failedVersions()).extracting(FailedVersion::label).contains("v-wanted");
    assertThat(
            PassSimulation.report(given, next, new BeanstalkOutcome.Failed(new Failure.Busy("b")))
                .failedVersions())
        .isEmpty();
  }

  @Test
  void aTerminatedEnvironmentIsRememberedUntilAnotherIsBegun() {
    var given =
        ObservationFixture.prepared()
            .spec("driftPolicy: Report")
            .status("{environmentId: e-1, appliedGeneration: 1}");

    assertThat(PassSimulation.report(given).environmentId()).isEqualTo("e-1");
    assertThat(
            PassSimulation.report(
                    given.generation(2), PassSimulation.started(OperationKind.Create, "v-wanted"))
                .environmentId())
        .isNull();
  }
}
