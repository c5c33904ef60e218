package kr.mambo.beanstalk.plan.version;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedDeploymentRuleTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");

  /** v-wanted failed a moment ago, v-good ran before. */
  private static ObservationFixture failed() {
    return ObservationFixture.running()
        .environment("versionLabel", "v-good")
        .status(
            """
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-good, lastGood: {label: v-good}}
            failedVersions: [{label: v-wanted, message: out of memory, settings: s1}]
            """);
  }

  /** The same, and the way back has been taken. */
  private static ObservationFixture rolledBack() {
    return failed()
        .status(
            "version: {inputs: null, keyId: null, desired: v-good, deployed: v-good, lastGood: {label: v-good}}");
  }

  private static ObservationFixture operationFailed(OperationKind kind) {
    return ObservationFixture.deploying()
        .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(5))
        .environment("lifecycle", Lifecycle.Ready)
        .event("ERROR", "engine execution failed");
  }

  @Test
  void aFailedDeploymentGoesBackToTheLastGoodVersion() {
    var update =
        assertDecision(
            decide(failed()),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.RollingBack,
            "v-wanted failed",
            "rolling back to v-good",
            "out of memory");

    assertThat(update.kind()).isEqualTo(OperationKind.Rollback);
    assertThat(update.label()).contains("v-good");
    assertThat(update.set()).isEmpty();
  }

  @Test
  void holdLeavesThingsAndSaysSo() {
    assertDecision(
        decide(failed().spec("deployment: {onFailedDeploy: Hold}")),
        BeanstalkDecision.Refuse.class,
        Reason.DeployFailed,
        "v-wanted failed",
        "v-good",
        "out of memory",
        Annotations.RECONCILE);
  }

  @ParameterizedTest
  @CsvSource({
    "'{desired: v-wanted}'",
    "'{desired: v-wanted, lastGood: {label: v-wanted}}'",
    "'{desired: v-good, lastGood: {label: v-good}}'"
  })
  void withoutAnotherGoodVersionThereIsNoWayBackAndItIsTakenOnce(String version) {
    assertDecision(
        decide(failed().status("version: " + version)),
        BeanstalkDecision.Refuse.class,
        Reason.DeployFailed);
  }

  @Test
  void aFailedCreationIsToldAsOne() {
    var given =
        failed()
            .status("version: {desired: v-wanted}")
            .status(
                "failedOperation: {kind: Create, message: no, generation: 1, failedAt: '2026-03-01T11:00:00Z'}");

    assertDecision(
        decide(given), BeanstalkDecision.Refuse.class, Reason.CreateFailed, "out of memory");
  }

  @Test
  void aFailedRollbackStallsAndIsNotRepeated() {
    var failing = operationFailed(OperationKind.Rollback);
    failing.status("failedVersions: [{label: v-wanted}]");
    var afterwards =
        failed()
            .status(
                "failedOperation: {kind: Rollback, message: no way, generation: 1, failedAt: '2026-03-01T11:00:00Z'}")
            .generation(2);

    assertDecision(
        decide(failing),
        BeanstalkDecision.Refuse.class,
        Reason.RollbackFailed,
        "engine execution failed");
    assertDecision(
        decide(afterwards), BeanstalkDecision.Refuse.class, Reason.RollbackFailed, "no way");
  }

  @Test
  void theGoodVersionIsDeployedAgainWhenTheWayBackToItFailedAndTheSpecAsksForIt() {
    var given =
        ObservationFixture.running()
            .status(
                "failedOperation: {kind: Rollback, message: no way, generation: 1, failedAt: '2026-03-01T11:00:00Z'}")
            .generation(2);

    assertDecision(
        decide(given), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying, "v-wanted");
  }

  @ParameterizedTest
  @CsvSource({"UpdateTags", "UpdateSettings", "UpdatePlatform"})
  void failuresThatCanBeTriedAgainHoldNothingBack(OperationKind kind) {
    var decision = decide(operationFailed(kind));

    assertThat(decision).isNotInstanceOf(BeanstalkDecision.Refuse.class);
  }

  @Test
  void aFailedVersionIsNotTriedAgainByItself() {
    assertDecision(
        decide(rolledBack().generation(2)),
        BeanstalkDecision.Refuse.class,
        Reason.DeployFailed,
        "out of memory",
        "v-good");
  }

  @Test
  void otherOptionsOfANewerSpecAreMadeButTheFailedVersionIsNotDeployed() {
    var live = new LiveSettings(Map.of(MIN, "1"), false);
    var given = rolledBack().generation(2).known("settings", live);
    var wanted = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var same = RenderingFixtures.rendered("v-wanted", "aaaa", "k1", Map.of());

    var update =
        assertDecision(
            decide(given, wanted),
            BeanstalkDecision.UpdateEnvironment.class,
            Reason.UpdatingSettings);

    assertThat(update.label()).isEmpty();
    assertThat(update.set()).containsEntry(MIN, "2");
    assertDecision(decide(given, same), BeanstalkDecision.Refuse.class, Reason.DeployFailed);
  }

  @Test
  void theOptionsThatFailedWithItAreNotMadeAgain() {
    var wanted = RenderingFixtures.rendered(Map.of(MIN, "2"));
    var live = new LiveSettings(Map.of(MIN, "1"), false);
    var given =
        rolledBack()
            .known("settings", live)
            .status(
                "failedVersions: [{label: v-wanted, message: no, settings: %s}]"
                    .formatted(wanted.wanted().settingsDigest()));

    assertDecision(decide(given, wanted), BeanstalkDecision.Refuse.class, Reason.DeployFailed);
  }

  @Test
  void itsUserMayAskForAnotherTry() {
    var given =
        ObservationFixture.running()
            .environment("versionLabel", "v-good")
            .status("version: {inputs: bbbb, keyId: k1, desired: v-good}")
            .status("failedVersions: [{label: v-wanted}]")
            .annotation(Annotations.RECONCILE, "please");

    assertDecision(
        decide(given), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying, "v-wanted");
  }

  @Test
  void anotherVersionIsTriedWhateverFailedBefore() {
    var given =
        ObservationFixture.running()
            .environment("versionLabel", "v-good")
            .status("version: {inputs: bbbb, keyId: k1, desired: v-good}")
            .status("failedVersions: [{label: v-bad}]");

    assertDecision(
        decide(given), BeanstalkDecision.UpdateEnvironment.class, Reason.Deploying, "v-wanted");
  }
}
