package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.Renderings;
import org.junit.jupiter.api.Test;

/** What the status says of drafts, of calls that go in two, and of what was stopped. */
class InterruptedTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  private static Given leftBehind() {
    return Given.running()
        .status(
            "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z'}")
        .status(
            "conditions: [{type: Stalled, status: 'True', reason: ConfigurationRefused, message: m, lastTransitionTime: '2026-03-01T11:10:00Z'}]")
        .known("draft", Optional.of(new Draft("failed", Instant.parse("2026-03-01T11:05:00Z"))));
  }

  @Test
  void aDeletedDraftIsRememberedWithTheFailure() {
    var given = leftBehind();

    var status = Passes.tell(given, new Outcome.Done());

    assertThat(requireNonNull(status.failedOperation()).draftDeletedAt()).isEqualTo(Given.NOW);
    assertThat(requireNonNull(status.failedOperation()).message()).isEqualTo("bad");
  }

  @Test
  void aDraftThatAwsKeepsIsTriedOnceAndHoldsNothingUp() {
    var denied = Passes.tell(leftBehind(), new Outcome.Failed(new Failure.Denied("no")));
    var throttled = Passes.tell(leftBehind(), new Outcome.Failed(new Failure.Throttled("slow")));

    assertThat(requireNonNull(denied.failedOperation()).draftDeletedAt()).isEqualTo(Given.NOW);
    assertThat(requireNonNull(throttled.failedOperation()).draftDeletedAt()).isNull();
  }

  @Test
  void whatDoesNotGoTogetherGoesOneAfterTheOther() {
    var wants = Renderings.wanted("v-next", "cccc", "k1", Map.of(MIN, "2"));
    var given = Given.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var status = Passes.tell(given, wants, new Outcome.Failed(new Failure.Combination("no")));
    var next = Passes.plan(given.status(status), wants).decision();

    assertThat(Passes.condition(status, ConditionType.Ready).reason())
        .isEqualTo(Reason.InTwoCalls.name());
    assertThat(Passes.has(status, ConditionType.Stalled)).isFalse();
    assertThat(next)
        .isInstanceOfSatisfying(
            kr.mambo.beanstalk.model.Decision.UpdateEnvironment.class,
            update -> {
              assertThat(update.label()).contains("v-next");
              assertThat(update.set()).isEmpty();
            });
  }

  @Test
  void whereNothingWentTogetherItsUserIsAsked() {
    var wants = Renderings.wanted(Map.of(MIN, "2"));
    var given = Given.running().known("settings", new LiveSettings(Map.of(MIN, "1"), false));

    var status = Passes.tell(given, wants, new Outcome.Failed(new Failure.Combination("no")));

    assertThat(Passes.condition(status, ConditionType.Stalled).reason())
        .isEqualTo(Reason.ConfigurationRefused.name());
  }

  @Test
  void whatWasStoppedBecauseItFailedHasFailed() {
    var given =
        Given.deploying()
            .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5))
            .live("abortable", true)
            .event("ERROR", "Instance deployment failed.");
    var next = Renderings.wanted("v-next", "cccc", "k1", Map.of());

    var status = Passes.tell(given, next, Passes.begun(OperationKind.Abort, null));

    assertThat(requireNonNull(status.operation()).kind()).isEqualTo("Abort");
    assertThat(status.failedVersions()).extracting(FailedVersion::label).contains("v-wanted");
    assertThat(Passes.tell(given, next, new Outcome.Failed(new Failure.Busy("b"))).failedVersions())
        .isEmpty();
  }

  @Test
  void aTerminatedEnvironmentIsRememberedUntilAnotherIsBegun() {
    var given =
        Given.prepared()
            .spec("driftPolicy: Report")
            .status("{environmentId: e-1, appliedGeneration: 1}");

    assertThat(Passes.tell(given).environmentId()).isEqualTo("e-1");
    assertThat(
            Passes.tell(given.generation(2), Passes.begun(OperationKind.Create, "v-wanted"))
                .environmentId())
        .isNull();
  }
}
