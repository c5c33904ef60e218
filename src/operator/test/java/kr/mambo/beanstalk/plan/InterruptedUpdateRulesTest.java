package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates that are overtaken, that others make, and that leave something behind. */
class InterruptedUpdateRulesTest {
  private static final BeanstalkRendering NEXT =
      RenderingFixtures.rendered("v-next", "cccc", "k1", Map.of());

  /** An update of ours that fails already, and that AWS would stop. */
  private static ObservationFixture failing(OperationKind kind) {
    return ObservationFixture.deploying()
        .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(5))
        .environment("abortable", true)
        .event("ERROR", "Instance deployment failed.");
  }

  private static void assertWaits(ObservationFixture given, BeanstalkRendering rendering) {
    assertThat(decide(given, rendering)).isInstanceOf(BeanstalkDecision.Wait.class);
  }

  @Test
  void anOvertakenUpdateThatFailsIsStopped() {
    var abort =
        assertDecision(
            decide(failing(OperationKind.Deploy), NEXT),
            BeanstalkDecision.Abort.class,
            Reason.Aborting,
            "Deploy of version v-wanted",
            "superseded",
            "Instance deployment failed.");

    assertThat(abort.environmentId()).isEqualTo("e-1");
  }

  @Test
  void itIsLeftToFinishUnlessItFailsAndAwsWouldStopIt() {
    assertWaits(failing(OperationKind.Deploy).environment("abortable", false), NEXT);
    assertWaits(failing(OperationKind.Deploy).known("events", List.of()), NEXT);
    assertWaits(
        ObservationFixture.deploying()
            .environment("abortable", true)
            .event("WARN", "slow")
            .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5)),
        NEXT);
    assertWaits(
        failing(OperationKind.Deploy)
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofMinutes(5)),
        NEXT);
  }

  @Test
  void whatIsNotOvertakenGoesOn() {
    assertWaits(failing(OperationKind.Deploy), RenderingFixtures.rendered());
    // A new rendering of the same inputs is no newer spec.
    assertWaits(
        failing(OperationKind.Deploy),
        RenderingFixtures.rendered("v-other", "aaaa", "k1", Map.of()));
    assertWaits(failing(OperationKind.Rollback).status("failedVersions: [{label: v-next}]"), NEXT);
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

    assertThat(decide(given, NEXT) instanceof BeanstalkDecision.Abort).isEqualTo(stops);
  }

  @Test
  void inputsThatStillChangeOvertakeNothing() {
    var plan = new BeanstalkPlanner().plan(failing(OperationKind.Deploy).observation(), NEXT, true);

    assertThat(plan.decision()).isInstanceOf(BeanstalkDecision.Wait.class);
  }

  @Test
  void onceStoppedTheNewerVersionIsDeployed() {
    var given =
        ObservationFixture.running()
            .environment("versionLabel", "v-good")
            .operation(OperationKind.Abort, "null", "r-2", Duration.ofMinutes(1))
            .event(
                new EnvironmentEvent(
                    ObservationFixture.NOW, "ERROR", "During an aborted deployment", "r-2", ""));

    var update =
        assertDecision(
            decide(given, NEXT), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying);

    assertThat(update.label()).contains("v-next");
  }

  private static ObservationFixture busy(String since) {
    var began = Instant.parse(since);
    return ObservationFixture.running()
        .environment("lifecycle", Lifecycle.Updating)
        .event(new EnvironmentEvent(began.minusSeconds(900), "INFO", "of another time", "r-0", ""))
        .event(new EnvironmentEvent(began, "INFO", "Environment update is starting.", "r-9", ""))
        .event(
            new EnvironmentEvent(
                began.plusSeconds(60), "INFO", "Deploying new version.", "r-9", ""))
        .event(new EnvironmentEvent(began.plusSeconds(90), "INFO", "Health is Info.", "", ""));
  }

  @Test
  void othersAreWaitedForAndItIsSaidSinceWhen() {
    assertDecision(
        decide(busy("2026-03-01T11:50:00Z")),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress,
        "Another actor started an operation: the environment is Updating since 2026-03-01T11:50:00Z (Deploying new version)");
    assertDecision(
        decide(ObservationFixture.running().environment("lifecycle", Lifecycle.LinkingTo)),
        BeanstalkDecision.Wait.class,
        Reason.OperationInProgress,
        "LinkingTo");
  }

  @Test
  void othersWhoTakeHoursAreWatchedOnWithTheirAge() {
    assertDecision(
        decide(busy("2026-03-01T08:30:00Z")),
        BeanstalkDecision.Wait.class,
        Reason.OperationOverdue,
        "for more than 3 hours",
        "still waiting");
  }

  private static ObservationFixture draft(String status, String at) {
    return ObservationFixture.running()
        .status(
            "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z'}")
        .known("draft", Optional.of(new DraftConfiguration(status, Instant.parse(at))));
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

    assertThat(decision instanceof BeanstalkDecision.DeleteDraftConfiguration).isEqualTo(ours);
    if (ours) assertThat(decision.message()).contains("UpdateSettings", "draft");
  }

  @Test
  void itIsDeletedOnceAndNeverBesideAnOperation() {
    var ours = "2026-03-01T11:05:00Z";

    assertThat(
            decide(
                draft("failed", ours)
                    .operation(OperationKind.UpdateTags, "null", "r-1", Duration.ofMinutes(2))))
        .isNotInstanceOf(BeanstalkDecision.DeleteDraftConfiguration.class);
    assertThat(
            decide(
                draft("failed", ours)
                    .status(
                        "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:00:00Z', failedAt: '2026-03-01T11:10:00Z', draftDeletedAt: '2026-03-01T11:11:00Z'}")))
        .isNotInstanceOf(BeanstalkDecision.DeleteDraftConfiguration.class);
    assertThat(decide(draft("failed", ours).known("draft", Optional.empty())))
        .isNotInstanceOf(BeanstalkDecision.DeleteDraftConfiguration.class);
    assertThat(decide(draft("failed", ours).status("failedOperation: null")))
        .isNotInstanceOf(BeanstalkDecision.DeleteDraftConfiguration.class);
  }
}
