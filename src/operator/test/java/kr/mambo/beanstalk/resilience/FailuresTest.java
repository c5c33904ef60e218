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
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** Deployments that fail, on AWS's own clock. */
class FailuresTest {
  private static final String QUIET =
      """
      logsOnFailure: Secret
      options:
      - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "false"}
      """;

  private static final String LOUD_AND_BROKEN =
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
      """;

  private Theatre theatre;
  private World world;

  @BeforeEach
  void begin(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    theatre =
        new Theatre(
            name.substring(0, Math.min(30, name.length())),
            new Scenarios.Scenario(w -> {}, w -> {}));
    world = theatre.world();
  }

  @AfterEach
  void end() {
    assertThat(world.troubles()).isEmpty();
    theatre.close();
  }

  @Test
  void itGoesBackToVersionAndOptionsAndSaysWhatTheEngineSaid() {
    Samples.create(world, QUIET);
    var good = deployed();
    fail("nginx:broken", Manner.FAILS);

    Samples.patch(world, LOUD_AND_BROKEN);

    assertThat(deployed()).isEqualTo(good);
    assertThat(option("StreamLogs")).contains("false");
    assertThat(option("RetentionInDays")).contains("7");
    assertThat(calls("UpdateEnvironment")).isEqualTo(2);
    assertThat(calls("RequestEnvironmentInfo")).isEqualTo(1);
    var failed = status().failedVersions().getFirst();
    assertThat(failed.message()).contains("Failed to deploy application.");
    assertThat(failed.log()).contains("[ERROR]", "no space left").doesNotContain(Samples.TOKEN);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
    assertThat(condition(ConditionType.InSync)).contains("StreamLogs", "RetentionInDays");
    assertThat(beanstalkEvents()).contains("Failed to deploy application.").doesNotHaveDuplicates();
    assertThat(logSecrets()).hasSize(1);
  }

  @Test
  void theNextVersionGetsTheOptionsToo() {
    Samples.create(world, QUIET);
    fail("nginx:broken", Manner.FAILS);
    Samples.patch(world, LOUD_AND_BROKEN);

    Samples.deploy(world, "nginx:mended");

    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(option("StreamLogs")).contains("true");
    assertThat(option("RetentionInDays")).contains("30");
    assertThat(calls("UpdateEnvironment")).isEqualTo(3);
  }

  @Test
  void healthThatStaysBadIsAFailedDeployment() {
    Samples.create(world, "deployment: {healthSettleSeconds: 60, policy: AllAtOnce}");
    pass(Duration.ofMinutes(5));
    var good = deployed();
    fail("nginx:sick", Manner.UNHEALTHY);

    Samples.deploy(world, "nginx:sick");
    pass(Duration.ofMinutes(20));

    assertThat(deployed()).isEqualTo(good);
    assertThat(status().failedVersions().getFirst().message()).contains("health has been Severe");
    assertThat(calls("UpdateEnvironment")).isEqualTo(2);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
  }

  @Test
  void aWayBackThatFailsIsToldAndNotRepeated() {
    Samples.create(world);
    fail("nginx", Manner.FAILS);

    Samples.deploy(world, "nginx:broken");
    pass(Duration.ofMinutes(30));

    assertThat(condition(ConditionType.Stalled)).contains("RollbackFailed");
    assertThat(calls("UpdateEnvironment")).isEqualTo(2);
    world.emulator().beanstalk().calm();
    Samples.deploy(world, "nginx:r0");
    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(calls("UpdateEnvironment")).isEqualTo(3);
  }

  @Test
  void whereNewInstancesAreThrownAwayNothingIsDeployedAgain() {
    Samples.create(world, "deployment: {healthSettleSeconds: 0, policy: Immutable}");
    var good = deployed();
    fail("nginx:broken", Manner.FAILS);

    Samples.deploy(world, "nginx:broken");

    assertThat(deployed()).isEqualTo(good);
    assertThat(calls("UpdateEnvironment")).isEqualTo(1);
    assertThat(condition(ConditionType.Stalled)).contains("DeployFailed");
    Samples.deploy(world, "nginx:r0");
    assertThat(condition(ConditionType.Ready)).contains("Deployed");
    assertThat(calls("UpdateEnvironment")).isEqualTo(1);
  }

  @Test
  void anEnvironmentThatDoesNotGoNamesWhatIsInTheWay() {
    Samples.create(world);
    world.emulator().beanstalk().useGroup(Samples.NAME, true);

    Samples.delete(world);
    assertThat(condition(ConditionType.Ready)).contains("still uses security group sg-");
    world.emulator().beanstalk().useGroup(Samples.NAME, false);
    pass(Duration.ofMinutes(30));

    assertThat(world.environment(Samples.NAME).get()).isNull();
  }

  @Test
  void aDeploymentThatTakesAnOptionAwayNeedsNoSecondUpdate() {
    Samples.create(world, QUIET);

    Samples.patch(world, LOUD_AND_BROKEN.replace("nginx:broken", "nginx:fine"));
    Samples.patch(
        world,
        LOUD_AND_BROKEN
            .replaceAll(".*RetentionInDays.*\n", "")
            .replace("nginx:broken", "nginx:finer"));

    assertThat(option("RetentionInDays")).contains("7");
    assertThat(calls("UpdateEnvironment")).isEqualTo(2);
    assertThat(condition(ConditionType.InSync)).contains("InSync");
  }

  @Test
  void aBusyEnvironmentIsRetainedWithoutItsOwner() {
    Samples.create(world);
    Samples.patch(world, "spec: {deletionPolicy: Retain}");
    world.emulator().beanstalk().changeOptions(Samples.NAME, List.of(streaming()));

    world.delete(Samples.NAME);
    world.go(Duration.ofSeconds(5));
    assertThat(world.environment(Samples.NAME).get()).isNotNull();
    world.converge();

    assertThat(world.environment(Samples.NAME).get()).isNull();
    var arn =
        world
            .beanstalk()
            .describeEnvironments(r -> r.environmentNames(Samples.NAME))
            .environments()
            .getFirst()
            .environmentArn();
    assertThat(world.beanstalk().listTagsForResource(r -> r.resourceArn(arn)).resourceTags())
        .noneMatch(t -> t.key().equals("eb.mambo.kr/owner"));
  }

  private static ConfigurationOptionSetting streaming() {
    return ConfigurationOptionSetting.builder()
        .namespace("aws:elasticbeanstalk:cloudwatch:logs")
        .optionName("StreamLogs")
        .value("true")
        .build();
  }

  private void fail(String image, Manner manner) {
    world
        .emulator()
        .beanstalk()
        .fail(
            new DeploymentFault(
                Samples.NAME, null, null, image, 0, manner, "no space left, " + Samples.TOKEN));
  }

  private void pass(Duration time) {
    for (long s = 0; s < time.toSeconds(); s += 5) world.go(Duration.ofSeconds(5));
  }

  private EbEnvironmentStatus status() {
    return world.status(Samples.NAME);
  }

  private String deployed() {
    return String.valueOf(Objects.requireNonNull(status().version()).deployed());
  }

  private String condition(ConditionType type) {
    return status()
        .condition(type)
        .map((Condition c) -> c.reason() + " " + c.message())
        .orElse("none of " + status().conditions());
  }

  private Optional<String> option(String name) {
    return world
        .beanstalk()
        .describeConfigurationSettings(r -> r.applicationName("shop").environmentName(Samples.NAME))
        .configurationSettings()
        .getFirst()
        .optionSettings()
        .stream()
        .filter(o -> o.namespace().equals("aws:elasticbeanstalk:cloudwatch:logs"))
        .filter(o -> o.optionName().equals(name))
        .map(ConfigurationOptionSetting::value)
        .findFirst();
  }

  private long calls(String operation) {
    var count = world.emulator().journal().counts().get("elasticbeanstalk:" + operation);
    return count == null ? 0 : count.calls() - count.refused();
  }

  private List<String> beanstalkEvents() {
    return theatre.admin().v1().events().inNamespace(world.namespace()).list().getItems().stream()
        .filter(e -> e.getReason().equals("BeanstalkEvent"))
        .map(e -> e.getMessage())
        .toList();
  }

  private List<String> logSecrets() {
    return theatre.admin().secrets().inNamespace(world.namespace()).list().getItems().stream()
        .map(s -> s.getMetadata().getName())
        .filter(name -> name.startsWith(Samples.NAME + "-logs-"))
        .toList();
  }
}
