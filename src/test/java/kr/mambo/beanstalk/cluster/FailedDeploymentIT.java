package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedVersion;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that does not start. */
class FailedDeploymentIT {
  private static final Duration WHILE = Duration.ofSeconds(6);
  private static final Tenant tenant = Tenant.of("failed");
  private static final AtAws aws = Stage.up().atAws();

  @AfterEach
  void calm() {
    aws.emulator().beanstalk().calm();
  }

  @Test
  void itGoesBackToTheLastGoodVersionAndTriesNoMore() {
    var progress = good("backward");
    var label = progress.deployed();

    var broken = deployBroken(progress);

    assertThat(broken).isNotEqualTo(label);
    assertThat(aws.environment("backward").orElseThrow().versionLabel()).isEqualTo(label);
    assertThat(compose(label)).contains("nginx:1.29");
    isNotTriedAgain();
    isMended(progress);
  }

  @Test
  void heldItStaysAsItIs() {
    var progress = good("forward");
    tenant.patch("forward", "spec: {deployment: {onFailedDeploy: Hold}}");
    progress.untilReady();
    long updates = aws.calls("UpdateEnvironment");

    deployBroken(progress);

    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);
    isNotTriedAgain();
    isMended(progress);
  }

  private static Progress good(String name) {
    var progress = Small.named(name).but(name + "-app", "failing").applyIn(tenant).untilReady();
    Progress.worked().until(() -> lastGood(name).equals(progress.deployed()));
    return progress;
  }

  private static String deployBroken(Progress progress) {
    aws.emulator()
        .beanstalk()
        .fail(
            new DeploymentFault(
                progress.name(),
                null,
                null,
                "nginx:broken",
                0,
                DeploymentFault.Manner.FAILS,
                "exec format error"));
    image(progress, "nginx:broken");
    Progress.worked()
        .untilAsserted(
            () -> assertThat(tenant.status(progress.name()).failedVersions()).hasSize(1));
    Progress.worked().until(() -> tenant.status(progress.name()).operation() == null);
    progress.untilStalled(Reason.DeployFailed, "is not tried again", "It said: ");
    var failed = tenant.status(progress.name()).failedVersions().getFirst();
    assertThat(failed).extracting(FailedVersion::message).asString().containsIgnoringCase("fail");
    return failed.label();
  }

  private static void isNotTriedAgain() {
    long mutations = aws.mutations();
    Progress.within(WHILE.plusSeconds(1)).during(WHILE).until(() -> aws.mutations() == mutations);
  }

  private static void isMended(Progress progress) {
    image(progress, "nginx:1.30");
    progress.untilReady();
    assertThat(compose(progress.deployed())).contains("nginx:1.30");
    assertThat(tenant.condition(progress.name(), ConditionType.Stalled)).isEmpty();
  }

  private static void image(Progress progress, String image) {
    tenant.kubectl(
        "patch",
        "ebenv",
        progress.name(),
        "--type=json",
        "--patch=[{\"op\":\"replace\",\"path\":\"/spec/containers/0/image\",\"value\":\"%s\"}]"
            .formatted(image));
  }

  private static String compose(String label) {
    return Objects.requireNonNull(aws.bundle("failing", label).get("docker-compose.yml"));
  }

  private static String lastGood(String name) {
    var version = tenant.status(name).version();
    return version == null || version.lastGood() == null ? "" : version.lastGood().label();
  }
}
