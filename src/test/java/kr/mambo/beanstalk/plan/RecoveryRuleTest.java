package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.Situations.decide;
import static kr.mambo.beanstalk.plan.Situations.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryRuleTest {
  private static Given failed(OperationKind kind) {
    return Given.deploying()
        .operation(kind, "v-wanted", "r-1", Duration.ofMinutes(5))
        .live("lifecycle", Lifecycle.Ready)
        .event("ERROR", "engine execution failed");
  }

  @Test
  void aFailedDeploymentGoesBackToTheLastGoodVersion() {
    var update =
        says(
            decide(failed(OperationKind.Deploy)),
            Decision.UpdateEnvironment.class,
            Reason.RollingBack,
            "v-wanted failed",
            "going back to v-good",
            "engine execution failed");

    assertThat(update.kind()).isEqualTo(OperationKind.Rollback);
    assertThat(update.label()).contains("v-good");
    assertThat(update.set()).isEmpty();
  }

  @Test
  void holdLeavesThingsAndSaysSo() {
    says(
        decide(failed(OperationKind.Deploy).spec("deployment: {onFailedDeploy: Hold}")),
        Decision.Refuse.class,
        Reason.DeployFailed,
        "v-wanted failed",
        "v-good",
        "engine execution failed");
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{lastGood: {label: v-wanted}}'"})
  void withoutAnotherGoodVersionThereIsNoWayBack(String version) {
    says(
        decide(failed(OperationKind.Deploy).status("version: " + version)),
        Decision.Refuse.class,
        Reason.DeployFailed);
  }

  @Test
  void aFailedRollbackStalls() {
    says(
        decide(failed(OperationKind.Rollback)),
        Decision.Refuse.class,
        Reason.RollbackFailed,
        "engine execution failed");
  }

  @ParameterizedTest
  @CsvSource({"UpdateTags", "UpdateSettings", "UpdatePlatform"})
  void failuresThatCanBeTriedAgainHoldNothingBack(OperationKind kind) {
    var decision = decide(failed(kind));

    assertThat(decision).isNotInstanceOf(Decision.Refuse.class);
  }

  @Test
  void aFailedVersionIsNotTriedAgainByItself() {
    var given =
        Given.running()
            .live("versionLabel", "v-good")
            .status("failedVersions: [{label: v-wanted, message: out of memory}]");

    says(decide(given), Decision.Refuse.class, Reason.DeployFailed, "out of memory", "v-good");
  }

  @Test
  void itsUserMayAskForAnotherTry() {
    var given =
        Given.running()
            .live("versionLabel", "v-good")
            .status("version: {inputs: bbbb, keyId: k1, desired: v-good}")
            .status("failedVersions: [{label: v-wanted}]")
            .annotation(Annotations.RECONCILE, "please");

    says(decide(given), Decision.UpdateEnvironment.class, Reason.Deploying, "v-wanted");
  }

  @Test
  void anotherVersionIsTriedWhateverFailedBefore() {
    var given =
        Given.running()
            .live("versionLabel", "v-good")
            .status("version: {inputs: bbbb, keyId: k1, desired: v-good}")
            .status("failedVersions: [{label: v-bad}]");

    says(decide(given), Decision.UpdateEnvironment.class, Reason.Deploying, "v-wanted");
  }
}
