package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** Deployments that fail, on AWS's own clock. */
class DeploymentFailuresTest {
  private static final String SPEC_GOOD =
      """
      logsOnFailure: Secret
      options:
      - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "false"}
      """;

  private static final String PATCH_BROKEN =
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
      """;

  private CrashHarness harness;
  private SimulatedCluster cluster;

  @BeforeEach
  void begin(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    harness =
        new CrashHarness(
            name.substring(0, Math.min(30, name.length())),
            new Scenarios.Scenario(w -> {}, w -> {}));
    cluster = harness.cluster();
  }

  @AfterEach
  void end() {
    assertThat(cluster.errors()).isEmpty();
    harness.close();
  }

  @Test
  void itGoesBackToVersionAndOptionsAndSaysWhatTheEngineSaid() {
    SampleEnvironment.create(cluster, SPEC_GOOD);
    var good = deployedLabel();
    failImage("nginx:broken", FailureMode.FAILS);

    SampleEnvironment.patch(cluster, PATCH_BROKEN);

    assertThat(deployedLabel()).isEqualTo(good);
    assertThat(option("StreamLogs")).contains("false");
    assertThat(option("RetentionInDays")).contains("7");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(2);
    assertThat(countCalls("RequestEnvironmentInfo")).isEqualTo(1);
    var failed = status().failedVersions().getFirst();
    assertThat(failed.message()).contains("Failed to deploy application.");
    assertThat(failed.log())
        .contains("[ERROR]", "no space left")
        .doesNotContain(SampleEnvironment.TOKEN);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
    assertThat(condition(ConditionType.InSync)).contains("StreamLogs", "RetentionInDays");
    assertThat(beanstalkEvents()).contains("Failed to deploy application.").doesNotHaveDuplicates();
    assertThat(logSecrets()).hasSize(1);
  }

  @Test
  void theNextVersionGetsTheOptionsToo() {
    SampleEnvironment.create(cluster, SPEC_GOOD);
    failImage("nginx:broken", FailureMode.FAILS);
    SampleEnvironment.patch(cluster, PATCH_BROKEN);

    SampleEnvironment.deploy(cluster, "nginx:mended");

    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(option("StreamLogs")).contains("true");
    assertThat(option("RetentionInDays")).contains("30");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(3);
  }

  @Test
  void healthThatStaysBadIsAFailedDeployment() {
    SampleEnvironment.create(cluster, "deployment: {healthSettleSeconds: 60, policy: AllAtOnce}");
    advance(Duration.ofMinutes(5));
    var good = deployedLabel();
    failImage("nginx:sick", FailureMode.UNHEALTHY);

    SampleEnvironment.deploy(cluster, "nginx:sick");
    advance(Duration.ofMinutes(20));

    assertThat(deployedLabel()).isEqualTo(good);
    assertThat(status().failedVersions().getFirst().message()).contains("health has been Severe");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(2);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
  }

  @Test
  void aWayBackThatFailsIsToldAndNotRepeated() {
    SampleEnvironment.create(cluster);
    failImage("nginx", FailureMode.FAILS);

    SampleEnvironment.deploy(cluster, "nginx:broken");
    advance(Duration.ofMinutes(30));

    assertThat(condition(ConditionType.Stalled)).contains("RollbackFailed");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(2);
    cluster.emulator().beanstalkControl().clearRules();
    SampleEnvironment.deploy(cluster, "nginx:r0");
    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(3);
  }

  @Test
  void whereNewInstancesAreThrownAwayNothingIsDeployedAgain() {
    SampleEnvironment.create(cluster, "deployment: {healthSettleSeconds: 0, policy: Immutable}");
    var good = deployedLabel();
    failImage("nginx:broken", FailureMode.FAILS);

    SampleEnvironment.deploy(cluster, "nginx:broken");

    assertThat(deployedLabel()).isEqualTo(good);
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(1);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
    SampleEnvironment.deploy(cluster, "nginx:r0");
    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(1);
  }

  @Test
  void anEnvironmentThatDoesNotGoNamesWhatIsInTheWay() {
    SampleEnvironment.create(cluster);
    cluster.emulator().beanstalkControl().setSecurityGroupInUse(SampleEnvironment.NAME, true);

    SampleEnvironment.delete(cluster);
    assertThat(condition(ConditionType.Ready)).contains("still uses security group sg-");
    cluster.emulator().beanstalkControl().setSecurityGroupInUse(SampleEnvironment.NAME, false);
    advance(Duration.ofMinutes(30));

    assertThat(cluster.environment(SampleEnvironment.NAME).get()).isNull();
  }

  @Test
  void aDeploymentThatTakesAnOptionAwayNeedsNoSecondUpdate() {
    SampleEnvironment.create(cluster, SPEC_GOOD);

    SampleEnvironment.patch(cluster, PATCH_BROKEN.replace("nginx:broken", "nginx:fine"));
    SampleEnvironment.patch(
        cluster,
        PATCH_BROKEN
            .replaceAll(".*RetentionInDays.*\n", "")
            .replace("nginx:broken", "nginx:finer"));

    assertThat(option("RetentionInDays")).contains("7");
    assertThat(countCalls("UpdateEnvironment")).isEqualTo(2);
    assertThat(condition(ConditionType.InSync)).contains("InSync");
  }

  @Test
  void aBusyEnvironmentIsRetainedWithoutItsOwner() {
    SampleEnvironment.create(cluster);
    SampleEnvironment.patch(cluster, "spec: {deletionPolicy: Retain}");
    cluster
        .emulator()
        .beanstalkControl()
        .updateOptions(SampleEnvironment.NAME, List.of(streamLogsOption()));

    cluster.delete(SampleEnvironment.NAME);
    cluster.advance(Duration.ofSeconds(5));
    assertThat(cluster.environment(SampleEnvironment.NAME).get()).isNotNull();
    cluster.converge();

    assertThat(cluster.environment(SampleEnvironment.NAME).get()).isNull();
    var arn =
        cluster
            .beanstalk()
            .describeEnvironments(r -> r.environmentNames(SampleEnvironment.NAME))
            .environments()
            .getFirst()
            .environmentArn();
    assertThat(cluster.beanstalk().listTagsForResource(r -> r.resourceArn(arn)).resourceTags())
        .noneMatch(t -> t.key().equals("eb.mambo.kr/owner"));
  }

  private static ConfigurationOptionSetting streamLogsOption() {
    return ConfigurationOptionSetting.builder()
        .namespace("aws:elasticbeanstalk:cloudwatch:logs")
        .optionName("StreamLogs")
        .value("true")
        .build();
  }

  private void failImage(String image, FailureMode manner) {
    cluster
        .emulator()
        .beanstalkControl()
        .addDeploymentFault(
            new DeploymentFault(
                SampleEnvironment.NAME,
                null,
                null,
                image,
                0,
                manner,
                "no space left, " + SampleEnvironment.TOKEN));
  }

  private void advance(Duration time) {
    for (long s = 0; s < time.toSeconds(); s += 5) cluster.advance(Duration.ofSeconds(5));
  }

  private EbEnvironmentStatus status() {
    return cluster.status(SampleEnvironment.NAME);
  }

  private String deployedLabel() {
    return String.valueOf(Objects.requireNonNull(status().version()).deployed());
  }

  private String condition(ConditionType type) {
    return status()
        .condition(type)
        .map((Condition c) -> c.reason() + " " + c.message())
        .orElse("none of " + status().conditions());
  }

  private Optional<String> option(String name) {
    return cluster
        .beanstalk()
        .describeConfigurationSettings(
            r -> r.applicationName("shop").environmentName(SampleEnvironment.NAME))
        .configurationSettings()
        .getFirst()
        .optionSettings()
        .stream()
        .filter(o -> o.namespace().equals("aws:elasticbeanstalk:cloudwatch:logs"))
        .filter(o -> o.optionName().equals(name))
        .map(ConfigurationOptionSetting::value)
        .findFirst();
  }

  private long countCalls(String operation) {
    var count = cluster.emulator().callJournal().counts().get("elasticbeanstalk:" + operation);
    return count == null ? 0 : count.calls() - count.failed();
  }

  private List<String> beanstalkEvents() {
    return harness
        .adminClient()
        .v1()
        .events()
        .inNamespace(cluster.namespace())
        .list()
        .getItems()
        .stream()
        .filter(e -> e.getReason().equals("BeanstalkEvent"))
        .map(e -> e.getMessage())
        .toList();
  }

  private List<String> logSecrets() {
    return harness
        .adminClient()
        .secrets()
        .inNamespace(cluster.namespace())
        .list()
        .getItems()
        .stream()
        .map(s -> s.getMetadata().getName())
        .filter(name -> name.startsWith(SampleEnvironment.NAME + "-logs-"))
        .toList();
  }
}
