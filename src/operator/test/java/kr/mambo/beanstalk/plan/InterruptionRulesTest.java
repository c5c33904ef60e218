package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates that are overtaken, that others make, and that leave something behind. */
class InterruptionRulesTest {
  private static final Rendering NEXT = Renderings.wanted("v-next", "cccc", "k1", Map.of());

  /** An update of ours that fails already, and that AWS would stop. */
  private static Given failing(OperationKind kind) {
    return Given.deploying()
        .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(5))
        .live("abortable", true)
        .event("ERROR", "Instance deployment failed.");
  }

  private static void waits(Given given, Rendering rendering) {
    assertThat(decide(given, rendering)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void anOvertakenUpdateThatFailsIsStopped() {
    var abort =
        says(
            decide(failing(OperationKind.Deploy), NEXT),
            Decision.Abort.class,
            Reason.Aborting,
            "Deploy of version v-wanted",
            "overtaken",
            "Instance deployment failed.");

    assertThat(abort.environmentId()).isEqualTo("e-1");
  }

  @Test
  void itIsLeftToFinishUnlessItFailsAndAwsWouldStopIt() {
    waits(failing(OperationKind.Deploy).live("abortable", false), NEXT);
    waits(failing(OperationKind.Deploy).known("events", List.of()), NEXT);
    waits(
        Given.deploying()
            .live("abortable", true)
            .event("WARN", "slow")
            .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5)),
        NEXT);
    waits(
        failing(OperationKind.Deploy)
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofMinutes(5)),
        NEXT);
  }

  @Test
  void whatIsNotOvertakenGoesOn() {
    waits(failing(OperationKind.Deploy), Renderings.wanted());
    // A new rendering of the same inputs is no newer spec.
    waits(failing(OperationKind.Deploy), Renderings.wanted("v-other", "aaaa", "k1", Map.of()));
    waits(failing(OperationKind.Rollback).status("failedVersions: [{label: v-next}]"), NEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "UpdateSettings, 1, false",
    "UpdateSettings, 2, true",
    "UpdatePlatform, 2, true",
    "Rollback, 1, true",
    "UpdateTags, 2, false",
    "Create, 2, false",
    "Abort, 2, false"
  })
  void whatOvertakesDependsOnWhatRuns(OperationKind kind, long generation, boolean stops) {
    var given = failing(kind).generation(generation);

    assertThat(decide(given, NEXT) instanceof Decision.Abort).isEqualTo(stops);
  }

  @Test
  void inputsThatStillChangeOvertakeNothing() {
    var plan = new Planner().plan(failing(OperationKind.Deploy).observation(), NEXT, true);

    assertThat(plan.decision()).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void onceStoppedTheNewerVersionIsDeployed() {
    var given =
        Given.running()
            .live("versionLabel", "v-good")
            .operation(OperationKind.Abort, "null", "r-2", Duration.ofMinutes(1))
            .event(new EventLine(Given.NOW, "ERROR", "During an aborted deployment", "r-2", ""));

    var update = says(decide(given, NEXT), Decision.UpdateEnvironment.class, Reason.Deploying);

    assertThat(update.label()).contains("v-next");
  }

  private static Given busy(String since) {
    var began = Instant.parse(since);
    return Given.running()
        .live("lifecycle", Lifecycle.Updating)
        .event(new EventLine(began.minusSeconds(900), "INFO", "of another time", "r-0", ""))
        .event(new EventLine(began, "INFO", "Environment update is starting.", "r-9", ""))
        .event(new EventLine(began.plusSeconds(60), "INFO", "Deploying new version.", "r-9", ""))
        .event(new EventLine(began.plusSeconds(90), "INFO", "Health is Info.", "", ""));
  }

  @Test
  void othersAreWaitedForAndItIsSaidSinceWhen() {
    says(
        decide(busy("2026-03-01T11:50:00Z")),
        Decision.Wait.class,
        Reason.OperationInProgress,
        "Updating by somebody else's doing since 2026-03-01T11:50:00Z (Deploying new version)");
    says(
        decide(Given.running().live("lifecycle", Lifecycle.LinkingTo)),
        Decision.Wait.class,
        Reason.OperationInProgress,
        "LinkingTo");
  }

  @Test
  void othersWhoTakeHoursAreWatchedOnWithTheirAge() {
    says(
        decide(busy("2026-03-01T08:30:00Z")),
        Decision.Wait.class,
        Reason.OperationOverdue,
        "for more than 3 hours",
        "watched on");
  }

  private static Given draft(String status, String at) {
    return Given.running()
        .status(
            "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z'}")
        .known("draft", Optional.of(new Draft(status, Instant.parse(at))));
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 2026-03-01T11:05:00Z, true",
    "failed, 2026-03-01T11:10:20Z, true",
    "failed, 2026-03-01T10:59:00Z, false",
    "failed, 2026-03-01T11:20:00Z, false",
    "pending, 2026-03-01T11:05:00Z, false"
  })
  void aDraftIsOursIfItFailedWhileOurUpdateRan(String status, String at, boolean ours) {
    var decision = decide(draft(status, at));

    assertThat(decision instanceof Decision.DeleteDraft).isEqualTo(ours);
    if (ours) assertThat(decision.message()).contains("UpdateSettings", "draft");
  }

  @Test
  void itIsDeletedOnceAndNeverBesideAnOperation() {
    var ours = "2026-03-01T11:05:00Z";

    assertThat(
            decide(
                draft("failed", ours)
                    .operation(OperationKind.UpdateTags, "null", "r-1", Duration.ofMinutes(2))))
        .isNotInstanceOf(Decision.DeleteDraft.class);
    assertThat(
            decide(
                draft("failed", ours)
                    .status(
                        "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z', draftDeletedAt: '2026-03-01T11:11:00Z'}")))
        .isNotInstanceOf(Decision.DeleteDraft.class);
    assertThat(decide(draft("failed", ours).known("draft", Optional.empty())))
        .isNotInstanceOf(Decision.DeleteDraft.class);
    assertThat(decide(draft("failed", ours).status("failedOperation: null")))
        .isNotInstanceOf(Decision.DeleteDraft.class);
  }
}
