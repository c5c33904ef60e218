package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Platform versions move as their user asks, and changes are looked at before they are made. */
class PlatformIT {
  private static final String LOGS = "aws:elasticbeanstalk:cloudwatch:logs";
  private static final Tenant tenant = Tenant.of("platform");
  private static final AtAws aws = Stage.up().atAws();

  @AfterEach
  void lift() {
    aws.emulator().faults().liftAll();
  }

  private static String version(String name) {
    var arn = aws.environment(name).orElseThrow().platformArn();
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static void isTold(String name, Reason reason, String... words) {
    assertThat(tenant.events(name))
        .anySatisfy(
            e -> {
              assertThat(e.getReason()).isEqualTo(reason.name());
              assertThat(e.getMessage()).contains(words);
            });
  }

  @Test
  void itStaysWhereItIsPinnedAndMovesWhenItsWindowIsOpen() {
    var small =
        Small.named("moving").with("platform: {version: 4.13.7}").applyIn(tenant).untilReady();
    assertThat(version("moving")).isEqualTo("4.13.7");
    assertThat(requireNonNull(tenant.status("moving").platform()).available()).isEqualTo("4.13.10");

    tenant.patch("moving", "spec: {platform: {version: null}}");
    small.untilReady();
    assertThat(version("moving")).isEqualTo("4.13.7");

    var label = small.deployed();
    tenant.patch(
        "moving",
        "spec: {platform: {update: {mode: Window, schedule: \"* * * * *\", durationMinutes: 15}}}");
    Progress.worked().until(() -> version("moving").equals("4.13.10"));
    small.untilReady();
    isTold("moving", Reason.ReplacingInstances, "4.13.7", "4.13.10");
    assertThat(small.deployed()).isEqualTo(label);
  }

  @Test
  void aManagedUpdateIsTakenForTheNewVersionWhereNothingIsPinned() {
    var small =
        Small.named("managed").with("platform: {version: 4.13.7}").applyIn(tenant).untilReady();
    tenant.patch("managed", "spec: {platform: {version: null}}");
    small.untilReady();
    long updates = aws.calls("UpdateEnvironment");

    aws.emulator().beanstalk().startManagedUpdate("managed", null);
    Progress.worked()
        .untilAsserted(
            () ->
                assertThat(requireNonNull(tenant.status("managed").platform()).version())
                    .isEqualTo("4.13.10"));
    small.untilReady();
    assertThat(tenant.status("managed").drift()).isEmpty();
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates);
  }

  @Test
  void whatBeanstalkWouldRefuseIsNeverCalled() {
    var small = Small.named("checked").applyIn(tenant).untilReady();
    long before = aws.mutations();

    option("checked", "31");
    small.untilStalled(Reason.ConfigurationRefused, "nothing was changed", "RetentionInDays");
    assertThat(aws.mutations()).isEqualTo(before);

    option("checked", "30");
    small.untilReady();
    assertThat(aws.option("checked", LOGS, "RetentionInDays")).contains("30");
  }

  private static void option(String name, String value) {
    tenant.patch(
        name,
        "spec: {options: [{namespace: \"%s\", name: RetentionInDays, value: \"%s\"}]}"
            .formatted(LOGS, value));
  }

  @Test
  void whatReplacesInstancesIsToldBeforeItIsDone() {
    var small = Small.named("replaced").applyIn(tenant).untilReady();

    tenant.patch("replaced", "spec: {scaling: {instanceTypes: [t3.large]}}");
    small.untilReady();

    isTold("replaced", Reason.ReplacingInstances, "aws:ec2:instances:InstanceTypes");
    assertThat(aws.option("replaced", "aws:ec2:instances", "InstanceTypes")).contains("t3.large");
  }

  @Test
  void whatDoesNotGoInOneCallGoesInTwo() {
    var small = Small.named("twice").applyIn(tenant).untilReady();
    var label = small.deployed();
    aws.emulator()
        .faults()
        .add(
            Fault.next(
                1,
                "elasticbeanstalk:UpdateEnvironment",
                new Effect.Refuse("InvalidParameterCombination", 400, "Not together.")));

    tenant.patch(
        "twice",
        """
        spec:
          options: [{namespace: "%s", name: RetentionInDays, value: "30"}]
          containers:
          - {name: web, image: "nginx:other", ports: [{containerPort: 80, hostPort: 80}]}
        """
            .formatted(LOGS));
    small.untilDeployedAfter(label);

    assertThat(aws.option("twice", LOGS, "RetentionInDays")).contains("30");
    small.until(ConditionType.InSync, ConditionStatus.True, Reason.InSync, "those of the spec");
  }

  @Test
  void aScheduleThatNobodyCanReadIsRefusedWithItsField() {
    Small.named("unreadable")
        .with("platform: {update: {mode: Window, schedule: \"0 25 * * 0\"}}")
        .applyIn(tenant);

    new Progress(tenant, "unreadable")
        .untilStalled(Reason.SpecInvalid, "spec.platform.update.schedule", "'25' is no hour");
    assertThat(aws.environment("unreadable")).isEmpty();
  }
}
