package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Platform versions move as their user asks, and changes are looked at before they are made. */
class PlatformIT {
  private static final String LOGS = "aws:elasticbeanstalk:cloudwatch:logs";
  private static final Tenant tenant = Tenant.of("platform");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @AfterEach
  void liftFaults() {
    aws.emulator().faults().clear();
  }

  private static String version(String name) {
    var arn = aws.findEnvironment(name).orElseThrow().platformArn();
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static void assertEvent(String name, Reason reason, String... words) {
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
        MinimalEnvironment.named("moving")
            .withFields("platform: {version: 4.13.7}")
            .applyIn(tenant)
            .untilReady();
    assertThat(version("moving")).isEqualTo("4.13.7");
    assertThat(requireNonNull(tenant.status("moving").platform()).available()).isEqualTo("4.13.10");

    tenant.patch("moving", "spec: {platform: {version: null}}");
    small.untilReady();
    assertThat(version("moving")).isEqualTo("4.13.7");

    var label = small.deployedLabel();
    tenant.patch(
        "moving",
        "spec: {platform: {update: {mode: Window, schedule: \"* * * * *\", durationMinutes: 15}}}");
    EnvironmentWaiter.withinOperationTimeout().until(() -> version("moving").equals("4.13.10"));
    small.untilReady();
    assertEvent("moving", Reason.ReplacingInstances, "4.13.7", "4.13.10");
    assertThat(small.deployedLabel()).isEqualTo(label);
  }

  @Test
  void aManagedUpdateIsTakenForTheNewVersionWhereNothingIsPinned() {
    var small =
        MinimalEnvironment.named("managed")
            .withFields("platform: {version: 4.13.7}")
            .applyIn(tenant)
            .untilReady();
    tenant.patch("managed", "spec: {platform: {version: null}}");
    small.untilReady();
    long updates = aws.countCalls("UpdateEnvironment");

    aws.emulator().beanstalkControl().startManagedUpdate("managed", null);
    EnvironmentWaiter.withinOperationTimeout()
        .untilAsserted(
            () ->
                assertThat(requireNonNull(tenant.status("managed").platform()).version())
                    .isEqualTo("4.13.10"));
    small.untilReady();
    assertThat(tenant.status("managed").drift()).isEmpty();
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates);
  }

  @Test
  void whatBeanstalkWouldRefuseIsNeverCalled() {
    var small = MinimalEnvironment.named("checked").applyIn(tenant).untilReady();
    long before = aws.countMutations();

    setRetention("checked", "31");
    small.untilStalled(Reason.ConfigurationRefused, "nothing was changed", "RetentionInDays");
    assertThat(aws.countMutations()).isEqualTo(before);

    setRetention("checked", "30");
    small.untilReady();
    assertThat(aws.findOption("checked", LOGS, "RetentionInDays")).contains("30");
  }

  private static void setRetention(String name, String value) {
    tenant.patch(
        name,
        "spec: {options: [{namespace: \"%s\", name: RetentionInDays, value: \"%s\"}]}"
            .formatted(LOGS, value));
  }

  @Test
  void whatReplacesInstancesIsToldBeforeItIsDone() {
    var small = MinimalEnvironment.named("replaced").applyIn(tenant).untilReady();

    tenant.patch("replaced", "spec: {scaling: {instanceTypes: [t3.large]}}");
    small.untilReady();

    assertEvent("replaced", Reason.ReplacingInstances, "aws:ec2:instances:InstanceTypes");
    assertThat(aws.findOption("replaced", "aws:ec2:instances", "InstanceTypes"))
        .contains("t3.large");
  }

  @Test
  void whatDoesNotGoInOneCallGoesInTwo() {
    var small = MinimalEnvironment.named("twice").applyIn(tenant).untilReady();
    var label = small.deployedLabel();
    aws.emulator()
        .faults()
        .add(
            Fault.next(
                1,
                "elasticbeanstalk:UpdateEnvironment",
                new FaultEffect.ReturnError("InvalidParameterCombination", 400, "Not together.")));

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

    assertThat(aws.findOption("twice", LOGS, "RetentionInDays")).contains("30");
    small.until(ConditionType.InSync, ConditionStatus.True, Reason.InSync, "match the spec");
  }

  @Test
  void aScheduleThatNobodyCanReadIsRefusedWithItsField() {
    MinimalEnvironment.named("unreadable")
        .withFields("platform: {update: {mode: Window, schedule: \"0 25 * * 0\"}}")
        .applyIn(tenant);

    new EnvironmentWaiter(tenant, "unreadable")
        .untilStalled(
            Reason.SpecInvalid, "spec.platform.update.schedule", "'25' is not a valid hour");
    assertThat(aws.findEnvironment("unreadable")).isEmpty();
  }
}
