package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel ends the operator while it puts right what has gone wrong. */
@Tag("soak")
class OperatorKilledDuringRecoveryIT extends OperatorFailureTestBase {
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:application:environment";
  private static final Tenant tenant = Tenant.of("killed-mending");

  @AfterEach
  void liftFaults() {
    aws.emulator().beanstalkControl().clearRules();
  }

  @Test
  void aWayBack() {
    var waiter = MinimalEnvironment.named("going-back").applyIn(tenant).untilGood();
    var label = waiter.deployedLabel();
    aws.failImage("going-back", FailureMode.FAILS, "exit status 1");
    deployAndPause("going-back", "nginx:broken");
    delayNextCall(UPDATE);
    aws.emulator().beanstalkControl().resume("going-back");
    killDuringCall();

    awaitFailedVersion(waiter);
    assertThat(label("going-back")).isEqualTo(label);
  }

  @Test
  void aFailureThatIsHeld() {
    var waiter =
        MinimalEnvironment.named("held-there")
            .replacing("healthSettleSeconds: 0", "healthSettleSeconds: 0, onFailedDeploy: Hold")
            .applyIn(tenant)
            .untilReady();
    var label = waiter.deployedLabel();
    long updates = aws.countCalls("UpdateEnvironment");
    aws.failImage("held-there", FailureMode.FAILS, "exit status 1");
    delayNextCall(UPDATE);
    tenant.setImage("held-there", "nginx:broken");
    killDuringCall();

    awaitFailedVersion(waiter);
    // Events of a failing update name the version before: that it was ours, nobody can know.
    assertThat(aws.countCalls("UpdateEnvironment")).isBetween(updates + 1, updates + 2);
    assertThat(label("held-there")).isEqualTo(label);
  }

  @Test
  void theEndOfAnUpdateThatWasOvertaken() {
    var waiter =
        MinimalEnvironment.named("overtaken")
            .withLoadBalancer()
            .replacing(
                "healthSettleSeconds: 0",
                "healthSettleSeconds: 0, policy: AllAtOnce, timeoutSeconds: 3600")
            .withFields("scaling: {min: 2, max: 2}")
            .applyIn(tenant)
            .untilReady();
    aws.failImage("overtaken", FailureMode.FAILS_WHILE_OTHERS_HANG, "exit status 1");
    delayNextCall("elasticbeanstalk:AbortEnvironmentUpdate");
    tenant.setImage("overtaken", "nginx:broken");
    EnvironmentWaiter.withinOperationTimeout().until(() -> isFailing("overtaken"));
    aws.emulator().beanstalkControl().pause("overtaken");
    tenant.setImage("overtaken", "nginx:1.30");
    killDuringCall();
    aws.emulator().beanstalkControl().resume("overtaken");

    waiter.untilReady();
    assertThat(aws.compose(waiter.name() + "-app", waiter.deployedLabel())).contains("nginx:1.30");
  }

  @Test
  void aDeploymentThatFollowsAnother() {
    var waiter = MinimalEnvironment.named("following").applyIn(tenant).untilGood();
    deployAndPause("following", "nginx:1.30");
    tenant.setImage("following", "nginx:1.31");
    delayNextCall(UPDATE);
    aws.emulator().beanstalkControl().resume("following");
    killDuringCall();

    waiter.untilReady();
    assertThat(aws.compose(waiter.name() + "-app", waiter.deployedLabel())).contains("nginx:1.31");
    assertThat(tenant.status("following").failedVersions()).isEmpty();
  }

  @Test
  void aSettingThatFails() {
    var waiter = MinimalEnvironment.named("unsettled").applyIn(tenant).untilGood();
    long updates = aws.countCalls("UpdateEnvironment");
    aws.emulator()
        .beanstalkControl()
        .addDeploymentFault(
            new DeploymentFault(
                "unsettled", null, null, null, 0, FailureMode.FAILS, "exit status 1"));
    delayNextCall(UPDATE);
    tenant.patch(
        "unsettled",
        "spec: {options: [{namespace: '%s', name: SWITCH, value: 'on'}]}".formatted(ENVIRONMENT));
    killDuringCall();
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.condition("unsettled", ConditionType.Stalled).isPresent());
    waiter.untilStalled(Reason.ConfigurationRefused, "could not update", "SWITCH");
    assertThat(aws.countCalls("UpdateEnvironment")).isBetween(updates + 1, updates + 2);

    aws.emulator().beanstalkControl().clearRules();
    tenant.patch("unsettled", "spec: {options: null}");
    waiter.untilReady();
    assertThat(aws.findOption("unsettled", ENVIRONMENT, "SWITCH")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Correct", "Report"})
  void whatSomebodyElseChanged(String policy) {
    var name = "changed-" + policy.toLowerCase(Locale.ROOT);
    var waiter =
        MinimalEnvironment.named(name)
            .withFields("driftPolicy: " + policy)
            .applyIn(tenant)
            .untilGood();
    long updates = aws.countCalls("UpdateEnvironment");
    aws.changeOption(name, COMMAND, "Timeout", "900");
    delayNextCall(UPDATE);
    if (policy.equals("Report")) {
      EnvironmentWaiter.withinOperationTimeout()
          .until(() -> tenant.status(name).drift().size() == 1);
      tenant.patch(name, "metadata: {annotations: {eb.mambo.kr/apply-plan: now}}");
    }
    killDuringCall();

    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.findOption(name, COMMAND, "Timeout").orElse("").equals("600"));
    EnvironmentWaiter.withinOperationTimeout().until(() -> tenant.status(name).drift().isEmpty());
    waiter.untilReady();
    assertThat(aws.countCalls("UpdateEnvironment")).isBetween(updates + 2, updates + 3);
  }

  @Test
  void anEnvironmentThatVanished() {
    var waiter = MinimalEnvironment.named("vanished").applyIn(tenant).untilGood();
    long creations = aws.countCalls("CreateEnvironment");
    delayNextCall("elasticbeanstalk:CreateEnvironment");
    aws.clients().beanstalk().terminateEnvironment(r -> r.environmentName("vanished"));
    killDuringCall();

    waiter.untilReady();
    assertThat(aws.findEnvironment("vanished")).isPresent();
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations + 1);
  }

  @Test
  void roomForAVersion() {
    var waiter = MinimalEnvironment.named("crowded-out").applyIn(tenant).untilGood();
    tenant.setImage("crowded-out", "nginx:1.30");
    waiter.untilDeployedAfter(waiter.deployedLabel());
    waiter.untilGood();
    aws.fillVersionQuota();
    var before = waiter.deployedLabel();
    delayNextCall("elasticbeanstalk:DeleteApplicationVersion");
    tenant.setImage("crowded-out", "nginx:1.31");
    killDuringCall();

    waiter.untilDeployedAfter(before);
    assertThat(aws.versions("crowded-out-app")).hasSize(2).contains(before);
  }

  /** An image is being deployed, and stands still until the environment is released. */
  private static void deployAndPause(String name, String image) {
    long updates = aws.countCalls("UpdateEnvironment");
    aws.emulator().beanstalkControl().pause(name);
    tenant.setImage(name, image);
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.countCalls("UpdateEnvironment") > updates);
  }

  private static void awaitFailedVersion(EnvironmentWaiter waiter) {
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status(waiter.name()).failedVersions().size() == 1);
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status(waiter.name()).operation() == null);
    waiter.untilStalled(Reason.DeployFailed, "is not retried");
  }

  /** Whether Beanstalk has told an error of an update that it would stop. */
  private static boolean isFailing(String environment) {
    boolean told =
        !aws.clients()
            .beanstalk()
            .describeEvents(r -> r.environmentName(environment).severity("ERROR"))
            .events()
            .isEmpty();
    return told && aws.findEnvironment(environment).orElseThrow().abortableOperationInProgress();
  }

  private static String label(String environment) {
    return aws.findEnvironment(environment).orElseThrow().versionLabel();
  }
}
