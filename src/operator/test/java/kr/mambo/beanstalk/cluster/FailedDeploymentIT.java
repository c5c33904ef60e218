package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault.Manner;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that does not start. */
class FailedDeploymentIT {
  private static final Duration WHILE = Duration.ofSeconds(6);
  private static final String LOGS = "aws:elasticbeanstalk:cloudwatch:logs";
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
    assertThat(aws.compose("failing", label)).contains("nginx:1.29");
    isNotTriedAgain();
    isMended(progress);
  }

  @Test
  void itGoesBackToTheOptionsThatRanWithItAndSaysWhatTheEngineSaid() {
    mayKeepLogs();
    Small.named("kept-options")
        .but("options-app", "failing")
        .with(
            """
            logsOnFailure: Secret
            options:
            - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "false"}
            """)
        .applyIn(tenant)
        .untilReady();
    var progress = new Progress(tenant, "kept-options");
    Progress.worked().until(() -> keptSettings("kept-options"));
    aws.breaks(progress.name(), Manner.FAILS, "exec format error");

    tenant.patch(
        "kept-options",
        """
        spec:
          options:
          - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "true"}
          - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: RetentionInDays, value: "30"}
          containers:
          - name: web
            image: nginx:broken
            ports: [{containerPort: 80, hostPort: 80}]
            env: [{name: TOKEN, secretKeyRef: {name: token, key: value}}]
        """);
    var failed = untilHeld(progress);

    assertThat(aws.option("kept-options", LOGS, "StreamLogs")).contains("false");
    assertThat(aws.option("kept-options", LOGS, "RetentionInDays")).contains("7");
    Progress.worked()
        .untilAsserted(
            () ->
                assertThat(
                        String.valueOf(
                            tenant.status("kept-options").failedVersions().getFirst().log()))
                    .contains("[ERROR]", "exec format error"));
    assertThat(tenant.events("kept-options"))
        .filteredOn(event -> event.getReason().equals("BeanstalkEvent"))
        .extracting(event -> event.getMessage())
        .contains("Failed to deploy application.")
        .doesNotHaveDuplicates();
    var logs =
        tenant.client().secrets().inNamespace(tenant.namespace()).list().getItems().stream()
            .filter(s -> s.getMetadata().getName().startsWith("kept-options-logs-"))
            .toList();
    assertThat(logs).hasSize(1);
    assertThat(logs.getFirst().getMetadata().getOwnerReferences().getFirst().getName())
        .isEqualTo("kept-options");
    assertThat(logs.getFirst().getMetadata().getName())
        .contains(failed.label().substring(failed.label().lastIndexOf('-')));
    isNotTriedAgain();
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
    return Small.named(name).but(name + "-app", "failing").applyIn(tenant).untilGood();
  }

  private static boolean keptSettings(String name) {
    var version = tenant.status(name).version();
    return version != null
        && version.lastGood() != null
        && version.lastGood().settings() != null
        && version.lastGood().label().equals(version.deployed());
  }

  /** As deploy/components/failure-logs, in this namespace alone. */
  private static void mayKeepLogs() {
    tenant.kubectl(
        "create", "role", "failure-logs", "--verb=create", "--resource=secrets", "--save-config");
    tenant.kubectl(
        "create",
        "rolebinding",
        "failure-logs",
        "--role=failure-logs",
        "--serviceaccount=eb-system:eb-operator");
  }

  private static String deployBroken(Progress progress) {
    aws.breaks(progress.name(), Manner.FAILS, "exec format error");
    tenant.image(progress.name(), "nginx:broken");
    return untilHeld(progress).label();
  }

  private static FailedVersion untilHeld(Progress progress) {
    Progress.worked()
        .untilAsserted(
            () -> assertThat(tenant.status(progress.name()).failedVersions()).hasSize(1));
    Progress.worked().until(() -> tenant.status(progress.name()).operation() == null);
    progress.untilStalled(Reason.DeployFailed, "is not tried again", "It said: ");
    var failed = tenant.status(progress.name()).failedVersions().getFirst();
    assertThat(failed).extracting(FailedVersion::message).asString().containsIgnoringCase("fail");
    return failed;
  }

  private static void isNotTriedAgain() {
    long mutations = aws.mutations();
    Progress.within(WHILE.plusSeconds(1)).during(WHILE).until(() -> aws.mutations() == mutations);
  }

  private static void isMended(Progress progress) {
    tenant.image(progress.name(), "nginx:1.30");
    progress.untilReady();
    assertThat(aws.compose("failing", progress.deployed())).contains("nginx:1.30");
    assertThat(tenant.condition(progress.name(), ConditionType.Stalled)).isEmpty();
  }
}
