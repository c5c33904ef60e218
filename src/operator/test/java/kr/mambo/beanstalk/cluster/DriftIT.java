package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** What somebody changes in the console is found, told, and undone or left as the policy says. */
class DriftIT {
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final Tenant tenant = Tenant.of("drift");
  private static final AtAws aws = Stage.up().atAws();

  private static ElasticBeanstalkClient console() {
    return aws.clients().beanstalk();
  }

  private static void untilConsoleIsDone(String environment) {
    Progress.worked()
        .until(() -> aws.environment(environment).orElseThrow().statusAsString().equals("Ready"));
  }

  private static List<String> drift(String name) {
    return tenant.status(name).drift().stream().map(Drift::what).toList();
  }

  private static void untilTold(String name, Reason reason, String... words) {
    Progress.worked()
        .untilAsserted(
            () ->
                assertThat(tenant.events(name))
                    .anySatisfy(
                        e -> {
                          assertThat(e.getReason()).isEqualTo(reason.name());
                          assertThat(e.getMessage()).contains(words);
                        }));
  }

  @Test
  void whatWasChangedByHandIsFoundToldAndUndone() {
    var small = Small.named("undone").with("tags: {team: web}").applyIn(tenant).untilReady();
    var label = small.deployed();
    var arn = aws.environment("undone").orElseThrow().environmentArn();

    aws.changes("undone", COMMAND, "Timeout", "900");
    untilTold("undone", Reason.Drifted, COMMAND + ":Timeout");
    untilTold("undone", Reason.InSync, COMMAND + ":Timeout");
    assertThat(aws.option("undone", COMMAND, "Timeout")).contains("600");

    console()
        .updateTagsForResource(
            r -> r.resourceArn(arn).tagsToAdd(Tag.builder().key("team").value("ops").build()));
    untilTold("undone", Reason.Drifted, "Tags:team");
    untilTold("undone", Reason.InSync, "Tags:team");
    assertThat(aws.tags("undone")).containsEntry("team", "web");

    small.untilReady();
    assertThat(small.deployed()).isEqualTo(label);
    assertThat(tenant.status("undone").drift()).isEmpty();
  }

  @Test
  void whatWasTerminatedByHandIsMadeAnew() {
    var small = Small.named("anew").applyIn(tenant).untilReady();
    var id = tenant.status("anew").environmentId();

    console().terminateEnvironment(r -> r.environmentName("anew"));
    untilTold("anew", Reason.Drifted, "Environment");
    Progress.worked()
        .until(
            () -> aws.environment("anew").filter(e -> !e.environmentId().equals(id)).isPresent());
    small.untilReady();
    untilTold("anew", Reason.InSync, "Environment");
  }

  @Test
  void withReportItIsListedUntilItsUserAsks() {
    var small = Small.named("listed").with("driftPolicy: Report").applyIn(tenant).untilReady();
    long updates = aws.calls("UpdateEnvironment");

    aws.changes("listed", COMMAND, "Timeout", "900");
    untilConsoleIsDone("listed");
    small.until(
        ConditionType.InSync,
        ConditionStatus.False,
        Reason.Drifted,
        "Timeout",
        "driftPolicy is Report");
    assertThat(drift("listed")).containsExactly(COMMAND + ":Timeout");
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates + 1);

    tenant.patch("listed", "metadata: {annotations: {eb.mambo.kr/apply-plan: once}}");
    Progress.worked().until(() -> "once".equals(tenant.status("listed").lastHandledApplyPlan()));
    assertThat(aws.option("listed", COMMAND, "Timeout")).contains("600");

    aws.changes("listed", COMMAND, "Timeout", "900");
    untilConsoleIsDone("listed");
    small.until(ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Timeout");
    assertThat(aws.option("listed", COMMAND, "Timeout")).contains("900");
  }

  @Test
  void withReportATerminatedEnvironmentIsMissedAndNotMadeAnew() {
    var small = Small.named("missed").with("driftPolicy: Report").applyIn(tenant).untilReady();
    long creations = aws.calls("CreateEnvironment");

    console().terminateEnvironment(r -> r.environmentName("missed"));
    small.until(ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Environment");
    Progress.within(java.time.Duration.ofSeconds(6))
        .during(java.time.Duration.ofSeconds(5))
        .until(() -> aws.calls("CreateEnvironment") == creations);
    assertThat(drift("missed")).containsExactly("Environment");

    tenant.patch("missed", "spec: {driftPolicy: Correct}");
    small.untilReady();
    assertThat(aws.environment("missed")).isPresent();
  }

  @Test
  void whatIsTakenOverChangesByItsOwnerTagAloneUntilItsUserAsks() {
    console().createApplication(r -> r.applicationName("adopted-app"));
    console()
        .createEnvironment(
            r ->
                r.applicationName("adopted-app")
                    .environmentName("adopted")
                    .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                    .optionSettings(
                        List.of(
                            AtAws.setting(
                                "aws:autoscaling:launchconfiguration",
                                "IamInstanceProfile",
                                "aws-elasticbeanstalk-ec2-role"),
                            AtAws.setting(
                                "aws:elasticbeanstalk:environment",
                                "EnvironmentType",
                                "SingleInstance"),
                            AtAws.setting(COMMAND, "Timeout", "900"))));
    untilConsoleIsDone("adopted");
    long updates = aws.calls("UpdateEnvironment");

    var adopted = Small.named("adopted").with("adoption: ByName").applyIn(tenant);
    untilTold("adopted", Reason.Adopting, "only its owner tag changes");
    adopted.until(
        ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Timeout", "taken over");
    assertThat(aws.tags("adopted")).containsKey("eb.mambo.kr/owner");
    assertThat(drift("adopted")).contains("Version", COMMAND + ":Timeout");
    assertThat(aws.option("adopted", COMMAND, "Timeout")).contains("900");
    assertThat(aws.calls("UpdateEnvironment")).isEqualTo(updates);

    tenant.patch("adopted", "metadata: {annotations: {eb.mambo.kr/apply-plan: now}}");
    Progress.worked().until(() -> "now".equals(tenant.status("adopted").lastHandledApplyPlan()));
    adopted.untilReady();
    assertThat(aws.option("adopted", COMMAND, "Timeout")).contains("600");
    assertThat(adopted.deployed()).startsWith("adopted-");
    assertThat(drift("adopted")).isEmpty();
  }
}
