package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that does not start. */
class FailedDeploymentIT {
  private static final Duration WHILE = Duration.ofSeconds(6);
  private static final String LOGS = "aws:elasticbeanstalk:cloudwatch:logs";
  private static final Tenant tenant = Tenant.of("failed");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @AfterEach
  void liftFaults() {
    aws.emulator().beanstalkControl().clearRules();
  }

  @Test
  void itGoesBackToTheLastGoodVersionAndTriesNoMore() {
    var waiter = startHealthy("backward");
    var label = waiter.deployedLabel();

    var broken = deployBroken(waiter);

    assertThat(broken).isNotEqualTo(label);
    assertThat(aws.findEnvironment("backward").orElseThrow().versionLabel()).isEqualTo(label);
    assertThat(aws.compose("failing", label)).contains("nginx:1.29");
    assertNotRetried();
    assertRecovers(waiter);
  }

  @Test
  void itGoesBackToTheOptionsThatRanWithItAndSaysWhatTheEngineSaid() {
    allowLogSecrets();
    MinimalEnvironment.named("kept-options")
        .replacing("options-app", "failing")
        .withFields(
            """
            logsOnFailure: Secret
            options:
            - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "false"}
            """)
        .applyIn(tenant)
        .untilReady();
    var waiter = new EnvironmentWaiter(tenant, "kept-options");
    EnvironmentWaiter.withinOperationTimeout().until(() -> hasSavedOptions("kept-options"));
    aws.failImage(waiter.name(), FailureMode.FAILS, "exec format error");

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
            env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}]
        """);
    var failed = awaitFailedVersion(waiter);

    assertThat(aws.findOption("kept-options", LOGS, "StreamLogs")).contains("false");
    assertThat(aws.findOption("kept-options", LOGS, "RetentionInDays")).contains("7");
    EnvironmentWaiter.withinOperationTimeout()
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
    assertNotRetried();
  }

  @Test
  void heldItStaysAsItIs() {
    var waiter = startHealthy("forward");
    tenant.patch("forward", "spec: {deployment: {onFailedDeploy: Hold}}");
    waiter.untilReady();
    long updates = aws.countCalls("UpdateEnvironment");

    deployBroken(waiter);

    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates + 1);
    assertNotRetried();
    assertRecovers(waiter);
  }

  private static EnvironmentWaiter startHealthy(String name) {
    return MinimalEnvironment.named(name)
        .replacing(name + "-app", "failing")
        .applyIn(tenant)
        .untilGood();
  }

  private static boolean hasSavedOptions(String name) {
    var version = tenant.status(name).version();
    return version != null
        && version.lastGood() != null
        && version.lastGood().settings() != null
        && version.lastGood().label().equals(version.deployed());
  }

  /** As deploy/components/failure-logs, in this namespace alone. */
  private static void allowLogSecrets() {
    tenant.kubectl(
        "create", "role", "failure-logs", "--verb=create", "--resource=secrets", "--save-config");
    tenant.kubectl(
        "create",
        "rolebinding",
        "failure-logs",
        "--role=failure-logs",
        "--serviceaccount=eb-system:eb-operator");
  }

  private static String deployBroken(EnvironmentWaiter waiter) {
    aws.failImage(waiter.name(), FailureMode.FAILS, "exec format error");
    tenant.setImage(waiter.name(), "nginx:broken");
    return awaitFailedVersion(waiter).label();
  }

  private static FailedVersion awaitFailedVersion(EnvironmentWaiter waiter) {
    EnvironmentWaiter.withinOperationTimeout()
        .untilAsserted(() -> assertThat(tenant.status(waiter.name()).failedVersions()).hasSize(1));
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status(waiter.name()).operation() == null);
    waiter.untilStalled(Reason.DeployFailed, "is not retried", " said: ");
    var failed = tenant.status(waiter.name()).failedVersions().getFirst();
    assertThat(failed).extracting(FailedVersion::message).asString().containsIgnoringCase("fail");
    return failed;
  }

  private static void assertNotRetried() {
    long mutations = aws.countMutations();
    EnvironmentWaiter.within(WHILE.plusSeconds(1))
        .during(WHILE)
        .until(() -> aws.countMutations() == mutations);
  }

  private static void assertRecovers(EnvironmentWaiter waiter) {
    tenant.setImage(waiter.name(), "nginx:1.30");
    waiter.untilReady();
    assertThat(aws.compose("failing", waiter.deployedLabel())).contains("nginx:1.30");
    assertThat(tenant.condition(waiter.name(), ConditionType.Stalled)).isEmpty();
  }
}
