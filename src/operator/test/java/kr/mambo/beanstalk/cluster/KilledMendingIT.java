package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault.Manner;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel ends the operator while it puts right what has gone wrong. */
@Tag("soak")
class KilledMendingIT extends WithOperators {
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:application:environment";
  private static final Tenant tenant = Tenant.of("killed-mending");

  @AfterEach
  void calm() {
    aws.emulator().beanstalk().calm();
  }

  @Test
  void aWayBack() {
    var progress = Small.named("going-back").applyIn(tenant).untilGood();
    var label = progress.deployed();
    aws.breaks("going-back", Manner.FAILS, "exit status 1");
    untilUnderWay("going-back", "nginx:broken");
    late(UPDATE);
    aws.emulator().beanstalk().release("going-back");
    killAtTheCall();

    untilGivenUp(progress);
    assertThat(label("going-back")).isEqualTo(label);
  }

  @Test
  void aFailureThatIsHeld() {
    var progress =
        Small.named("held-there")
            .but("healthSettleSeconds: 0", "healthSettleSeconds: 0, onFailedDeploy: Hold")
            .applyIn(tenant)
            .untilReady();
    var label = progress.deployed();
    long updates = aws.calls("UpdateEnvironment");
    aws.breaks("held-there", Manner.FAILS, "exit status 1");
    late(UPDATE);
    tenant.image("held-there", "nginx:broken");
    killAtTheCall();

    untilGivenUp(progress);
    // Events of a failing update name the version before: that it was ours, nobody can know.
    assertThat(aws.calls("UpdateEnvironment")).isBetween(updates + 1, updates + 2);
    assertThat(label("held-there")).isEqualTo(label);
  }

  @Test
  void theEndOfAnUpdateThatWasOvertaken() {
    var progress =
        Small.named("overtaken")
            .balanced()
            .but(
                "healthSettleSeconds: 0",
                "healthSettleSeconds: 0, policy: AllAtOnce, timeoutSeconds: 3600")
            .with("scaling: {min: 2, max: 2}")
            .applyIn(tenant)
            .untilReady();
    aws.breaks("overtaken", Manner.FAILS_WHILE_OTHERS_HANG, "exit status 1");
    late("elasticbeanstalk:AbortEnvironmentUpdate");
    tenant.image("overtaken", "nginx:broken");
    Progress.worked().until(() -> failing("overtaken"));
    aws.emulator().beanstalk().hold("overtaken");
    tenant.image("overtaken", "nginx:1.30");
    killAtTheCall();
    aws.emulator().beanstalk().release("overtaken");

    progress.untilReady();
    assertThat(aws.compose(progress.name() + "-app", progress.deployed())).contains("nginx:1.30");
  }

  @Test
  void aDeploymentThatFollowsAnother() {
    var progress = Small.named("following").applyIn(tenant).untilGood();
    untilUnderWay("following", "nginx:1.30");
    tenant.image("following", "nginx:1.31");
    late(UPDATE);
    aws.emulator().beanstalk().release("following");
    killAtTheCall();

    progress.untilReady();
    assertThat(aws.compose(progress.name() + "-app", progress.deployed())).contains("nginx:1.31");
    assertThat(tenant.status("following").failedVersions()).isEmpty();
  }

  @Test
  void aSettingThatFails() {
    var progress = Small.named("unsettled").applyIn(tenant).untilGood();
    long updates = aws.calls("UpdateEnvironment");
    aws.emulator()
        .beanstalk()
        .fail(new DeploymentFault("unsettled", null, null, null, 0, Manner.FAILS, "exit status 1"));
    late(UPDATE);
    tenant.patch(
        "unsettled",
        "spec: {options: [{namespace: '%s', name: SWITCH, value: 'on'}]}".formatted(ENVIRONMENT));
    killAtTheCall();
    Progress.worked().until(() -> tenant.condition("unsettled", ConditionType.Stalled).isPresent());
    progress.untilStalled(Reason.ConfigurationRefused, "could not change", "SWITCH");
    assertThat(aws.calls("UpdateEnvironment")).isBetween(updates + 1, updates + 2);

    aws.emulator().beanstalk().calm();
    tenant.patch("unsettled", "spec: {options: null}");
    progress.untilReady();
    assertThat(aws.option("unsettled", ENVIRONMENT, "SWITCH")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Correct", "Report"})
  void whatSomebodyElseChanged(String policy) {
    var name = "changed-" + policy.toLowerCase(Locale.ROOT);
    var progress = Small.named(name).with("driftPolicy: " + policy).applyIn(tenant).untilGood();
    long updates = aws.calls("UpdateEnvironment");
    aws.changes(name, COMMAND, "Timeout", "900");
    late(UPDATE);
    if (policy.equals("Report")) {
      Progress.worked().until(() -> tenant.status(name).drift().size() == 1);
      tenant.patch(name, "metadata: {annotations: {eb.mambo.kr/apply-plan: now}}");
    }
    killAtTheCall();

    Progress.worked().until(() -> aws.option(name, COMMAND, "Timeout").orElse("").equals("600"));
    Progress.worked().until(() -> tenant.status(name).drift().isEmpty());
    progress.untilReady();
    assertThat(aws.calls("UpdateEnvironment")).isBetween(updates + 2, updates + 3);
  }

  @Test
  void anEnvironmentThatVanished() {
    var progress = Small.named("vanished").applyIn(tenant).untilGood();
    long creations = aws.calls("CreateEnvironment");
    late("elasticbeanstalk:CreateEnvironment");
    aws.clients().beanstalk().terminateEnvironment(r -> r.environmentName("vanished"));
    killAtTheCall();

    progress.untilReady();
    assertThat(aws.environment("vanished")).isPresent();
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations + 1);
  }

  @Test
  void roomForAVersion() {
    var progress = Small.named("crowded-out").applyIn(tenant).untilGood();
    tenant.image("crowded-out", "nginx:1.30");
    progress.untilDeployedAfter(progress.deployed());
    progress.untilGood();
    aws.fillsWithVersions();
    var before = progress.deployed();
    late("elasticbeanstalk:DeleteApplicationVersion");
    tenant.image("crowded-out", "nginx:1.31");
    killAtTheCall();

    progress.untilDeployedAfter(before);
    assertThat(aws.versions("crowded-out-app")).hasSize(2).contains(before);
  }

  /** An image is being deployed, and stands still until the environment is released. */
  private static void untilUnderWay(String name, String image) {
    long updates = aws.calls("UpdateEnvironment");
    aws.emulator().beanstalk().hold(name);
    tenant.image(name, image);
    Progress.worked().until(() -> aws.calls("UpdateEnvironment") > updates);
  }

  private static void untilGivenUp(Progress progress) {
    Progress.worked().until(() -> tenant.status(progress.name()).failedVersions().size() == 1);
    Progress.worked().until(() -> tenant.status(progress.name()).operation() == null);
    progress.untilStalled(Reason.DeployFailed, "is not tried again");
  }

  /** Whether Beanstalk has told an error of an update that it would stop. */
  private static boolean failing(String environment) {
    boolean told =
        !aws.clients()
            .beanstalk()
            .describeEvents(r -> r.environmentName(environment).severity("ERROR"))
            .events()
            .isEmpty();
    return told && aws.environment(environment).orElseThrow().abortableOperationInProgress();
  }

  private static String label(String environment) {
    return aws.environment(environment).orElseThrow().versionLabel();
  }
}
