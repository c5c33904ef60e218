package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version is wanted, runs, was good, and failed. */
class VersionReportTest {
  private static final String OLD =
      "version: {inputs: bbbb, keyId: k1, desired: v-good, deployed: v-good, lastGood: {label: v-good}}";

  private static Version version(EbEnvironmentStatus status) {
    return requireNonNull(status.version());
  }

  private static ObservationFixture failed() {
    return ObservationFixture.deploying()
        .environment("lifecycle", Lifecycle.Ready)
        .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(5))
        .event("ERROR", "broken");
  }

  @Test
  void inputsMoveWhenADeploymentHasBegun() {
    var given = ObservationFixture.running().status(OLD).environment("versionLabel", "v-good");

    var begun =
        version(
            PassSimulation.report(given, PassSimulation.started(OperationKind.Deploy, "v-wanted")));
    var idle = version(PassSimulation.report(given));
    var refused =
        version(
            PassSimulation.report(
                given, new BeanstalkOutcome.Failed(new Failure.Throttled("slow"))));

    assertThat(begun.inputs()).isEqualTo("aaaa");
    assertThat(begun.desired()).isEqualTo("v-wanted");
    assertThat(begun.deployed()).isEqualTo("v-good");
    assertThat(idle.inputs()).isEqualTo("bbbb");
    assertThat(refused).isEqualTo(idle);
  }

  @ParameterizedTest
  @CsvSource({"UpdateSettings", "UpdatePlatform", "UpdateTags", "Terminate"})
  void otherOperationsMoveNoInputs(OperationKind kind) {
    var given = ObservationFixture.running().status(OLD).environment("versionLabel", "v-good");

    assertThat(version(PassSimulation.report(given, PassSimulation.started(kind, null))).inputs())
        .isEqualTo("bbbb");
  }

  @Test
  void puttingAnOldVersionBackMovesNoInputs() {
    var given = ObservationFixture.running().status(OLD).environment("versionLabel", "v-console");

    var version =
        version(
            PassSimulation.report(given, PassSimulation.started(OperationKind.Deploy, "v-good")));

    assertThat(version.inputs()).isEqualTo("bbbb");
  }

  @Test
  void aDeploymentWhoseAnswerWasLostIsTakenOverOnceItSucceeded() {
    var given =
        ObservationFixture.running()
            .status(OLD)
            .operation(OperationKind.Deploy, "v-wanted", "null", Duration.ofMinutes(2))
            .event(
                new kr.mambo.beanstalk.model.EnvironmentEvent(
                    ObservationFixture.NOW,
                    "INFO",
                    "Environment update completed successfully.",
                    "r-9",
                    "v-wanted"));

    var status = PassSimulation.report(given);

    assertThat(version(status).inputs()).isEqualTo("aaaa");
    assertThat(version(status).desired()).isEqualTo("v-wanted");
    assertThat(PassSimulation.plan(given, RenderingFixtures.rendered()).decision().reason().name())
        .isEqualTo("HealthSettling");
    assertThat(PassSimulation.report(given.status(status)).version()).isEqualTo(status.version());
  }

  @Test
  void theWayBackForgetsTheInputsThatFailed() {
    var back =
        PassSimulation.report(failed(), PassSimulation.started(OperationKind.Rollback, "v-good"));

    assertThat(version(back).desired()).isEqualTo("v-good");
    assertThat(version(back).inputs()).isNull();
    assertThat(version(back).lastGood()).isNotNull();
  }

  @Test
  void afterTheWayBackItsUserMayHaveTheFailedVersionTriedAgain() {
    var back =
        PassSimulation.report(failed(), PassSimulation.started(OperationKind.Rollback, "v-good"));
    var note = new VersionState.Present("PROCESSED", "b", "k", "inputs=bbbb key=k1");
    var given =
        ObservationFixture.running()
            .status(back)
            .status("operation: null")
            .environment("versionLabel", "v-good")
            .known("deployedVersion", note);

    assertThat(PassSimulation.plan(given, RenderingFixtures.rendered()).decision().reason().name())
        .isEqualTo("DeployFailed");
    assertThat(
            PassSimulation.plan(
                    given.annotation(Annotations.RECONCILE, "please"), RenderingFixtures.rendered())
                .decision()
                .message())
        .isEqualTo("Deploying version v-wanted");
  }

  @Test
  void aWayBackThatWasNotTakenIsTakenInTheNextPass() {
    var given =
        failed()
            .status(
                "version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-good, lastGood: {label: v-good}}");
    var throttled =
        PassSimulation.report(given, new BeanstalkOutcome.Failed(new Failure.Throttled("slow")));

    var next = ObservationFixture.running().status(throttled).environment("versionLabel", "v-good");

    assertThat(throttled.operation()).isNull();
    assertThat(PassSimulation.plan(next, RenderingFixtures.rendered()).decision().reason().name())
        .isEqualTo("RollingBack");
  }

  @Test
  void aFailedVersionIsRememberedWithItsMessage() {
    assertThat(PassSimulation.report(failed()).failedVersions())
        .containsExactly(
            new FailedVersion("v-wanted", ObservationFixture.NOW, "broken", "s1", null, null));
  }

  @Test
  void atMostTenFailuresAreRememberedTheNewestLast() {
    var many = new StringBuilder("failedVersions: [");
    for (int i = 0; i < 10; i++) many.append("{label: v-%d},".formatted(i));

    var failed =
        PassSimulation.report(failed().status(many.append("]").toString())).failedVersions();

    assertThat(failed).hasSize(10);
    assertThat(failed.getFirst().label()).isEqualTo("v-1");
    assertThat(failed.getLast().label()).isEqualTo("v-wanted");
  }

  @ParameterizedTest
  @CsvSource({"Rollback", "UpdateSettings", "UpdatePlatform"})
  void onlyDeploymentsMakeAVersionAFailedOne(OperationKind kind) {
    var given = failed().operation(kind, "v-wanted", "r-1", Duration.ofMinutes(5));

    assertThat(PassSimulation.report(given).failedVersions()).isEmpty();
  }

  @Test
  void successAndANewAskForgetFailures() {
    var remembered = "failedVersions: [{label: v-wanted}, {label: v-other}]";
    var succeeded =
        ObservationFixture.deploying()
            .environment(ObservationFixture.READY)
            .event("INFO", "Environment update completed successfully.")
            .status(remembered);
    var asked =
        ObservationFixture.running().status(remembered).annotation(Annotations.RECONCILE, "now");

    assertThat(PassSimulation.report(succeeded).failedVersions())
        .extracting(FailedVersion::label)
        .containsExactly("v-other");
    assertThat(PassSimulation.report(asked).failedVersions()).isEmpty();
    assertThat(PassSimulation.report(asked.status("lastHandledReconcileAt: now")).failedVersions())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Ok, 59, Ready, v-good",
    "Ok, 60, Ready, v-wanted",
    "Severe, 60, Ready, v-good",
    "Ok, 60, Updating, v-good"
  })
  void aVersionIsGoodOnceItsHealthHasHeld(
      HealthStatus health, int seconds, Lifecycle lifecycle, String good) {
    var start =
        ObservationFixture.running()
            .status(
                "version: {inputs: aaaa, keyId: k1, desired: v-wanted, lastGood: {label: v-good}}")
            .environment("health", health)
            .environment("lifecycle", lifecycle);
    var first = PassSimulation.report(start);

    var later =
        PassSimulation.report(start.status(first).now(ObservationFixture.NOW.plusSeconds(seconds)));

    assertThat(requireNonNull(version(first).lastGood()).label()).isEqualTo("v-good");
    assertThat(requireNonNull(version(later).lastGood()).label()).isEqualTo(good);
  }

  @Test
  void anotherKeysDigestsAreTakenOnceAllIsWell() {
    var rendering = RenderingFixtures.rendered("v-rekeyed", "cccc", "k2", Map.of());

    var version =
        version(
            PassSimulation.report(
                ObservationFixture.running(), rendering, new BeanstalkOutcome.NotExecuted()));

    assertThat(version.inputs()).isEqualTo("cccc");
    assertThat(version.keyId()).isEqualTo("k2");
    assertThat(version.desired()).isEqualTo("v-wanted");
  }
}
