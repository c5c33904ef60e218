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
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  private static ElasticBeanstalkClient console() {
    return aws.clients().beanstalk();
  }

  private static void awaitReady(String environment) {
    EnvironmentWaiter.withinOperationTimeout()
        .until(
            () -> aws.findEnvironment(environment).orElseThrow().statusAsString().equals("Ready"));
  }

  private static List<String> drift(String name) {
    return tenant.status(name).drift().stream().map(Drift::what).toList();
  }

  private static void awaitEvent(String name, Reason reason, String... words) {
    EnvironmentWaiter.withinOperationTimeout()
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
    var small =
        MinimalEnvironment.named("undone")
            .withFields("tags: {team: web}")
            .applyIn(tenant)
            .untilReady();
    var label = small.deployedLabel();
    var arn = aws.findEnvironment("undone").orElseThrow().environmentArn();

    aws.changeOption("undone", COMMAND, "Timeout", "900");
    awaitEvent("undone", Reason.Drifted, COMMAND + ":Timeout");
    awaitEvent("undone", Reason.InSync, COMMAND + ":Timeout");
    assertThat(aws.findOption("undone", COMMAND, "Timeout")).contains("600");

    console()
        .updateTagsForResource(
            r -> r.resourceArn(arn).tagsToAdd(Tag.builder().key("team").value("ops").build()));
    awaitEvent("undone", Reason.Drifted, "Tags:team");
    awaitEvent("undone", Reason.InSync, "Tags:team");
    assertThat(aws.tags("undone")).containsEntry("team", "web");

    small.untilReady();
    assertThat(small.deployedLabel()).isEqualTo(label);
    assertThat(tenant.status("undone").drift()).isEmpty();
  }

  @Test
  void whatWasTerminatedByHandIsMadeAnew() {
    var small = MinimalEnvironment.named("anew").applyIn(tenant).untilReady();
    var id = tenant.status("anew").environmentId();

    console().terminateEnvironment(r -> r.environmentName("anew"));
    awaitEvent("anew", Reason.Drifted, "Environment");
    EnvironmentWaiter.withinOperationTimeout()
        .until(
            () ->
                aws.findEnvironment("anew").filter(e -> !e.environmentId().equals(id)).isPresent());
    small.untilReady();
    awaitEvent("anew", Reason.InSync, "Environment");
  }

  @Test
  void withReportItIsListedUntilItsUserAsks() {
    var small =
        MinimalEnvironment.named("listed")
            .withFields("driftPolicy: Report")
            .applyIn(tenant)
            .untilReady();
    long updates = aws.countCalls("UpdateEnvironment");

    aws.changeOption("listed", COMMAND, "Timeout", "900");
    awaitReady("listed");
    small.until(
        ConditionType.InSync,
        ConditionStatus.False,
        Reason.Drifted,
        "Timeout",
        "driftPolicy is Report");
    assertThat(drift("listed")).containsExactly(COMMAND + ":Timeout");
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates + 1);

    tenant.patch("listed", "metadata: {annotations: {eb.mambo.kr/apply-plan: once}}");
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> "once".equals(tenant.status("listed").lastHandledApplyPlan()));
    assertThat(aws.findOption("listed", COMMAND, "Timeout")).contains("600");

    aws.changeOption("listed", COMMAND, "Timeout", "900");
    awaitReady("listed");
    small.until(ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Timeout");
    assertThat(aws.findOption("listed", COMMAND, "Timeout")).contains("900");
  }

  @Test
  void withReportATerminatedEnvironmentIsMissedAndNotMadeAnew() {
    var small =
        MinimalEnvironment.named("missed")
            .withFields("driftPolicy: Report")
            .applyIn(tenant)
            .untilReady();
    long creations = aws.countCalls("CreateEnvironment");

    console().terminateEnvironment(r -> r.environmentName("missed"));
    small.until(ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Environment");
    EnvironmentWaiter.within(java.time.Duration.ofSeconds(6))
        .during(java.time.Duration.ofSeconds(5))
        .until(() -> aws.countCalls("CreateEnvironment") == creations);
    assertThat(drift("missed")).containsExactly("Environment");

    tenant.patch("missed", "spec: {driftPolicy: Correct}");
    small.untilReady();
    assertThat(aws.findEnvironment("missed")).isPresent();
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
                            AwsAccount.setting(
                                "aws:autoscaling:launchconfiguration",
                                "IamInstanceProfile",
                                "aws-elasticbeanstalk-ec2-role"),
                            AwsAccount.setting(
                                "aws:elasticbeanstalk:environment",
                                "EnvironmentType",
                                "SingleInstance"),
                            AwsAccount.setting(COMMAND, "Timeout", "900"))));
    awaitReady("adopted");
    long updates = aws.countCalls("UpdateEnvironment");

    var adopted =
        MinimalEnvironment.named("adopted").withFields("adoption: ByName").applyIn(tenant);
    awaitEvent("adopted", Reason.Adopting, "only its owner tag changes");
    adopted.until(
        ConditionType.InSync, ConditionStatus.False, Reason.Drifted, "Timeout", "adopted");
    assertThat(aws.tags("adopted")).containsKey("eb.mambo.kr/owner");
    assertThat(drift("adopted")).contains("Version", COMMAND + ":Timeout");
    assertThat(aws.findOption("adopted", COMMAND, "Timeout")).contains("900");
    assertThat(aws.countCalls("UpdateEnvironment")).isEqualTo(updates);

    tenant.patch("adopted", "metadata: {annotations: {eb.mambo.kr/apply-plan: now}}");
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> "now".equals(tenant.status("adopted").lastHandledApplyPlan()));
    adopted.untilReady();
    assertThat(aws.findOption("adopted", COMMAND, "Timeout")).contains("600");
    assertThat(adopted.deployedLabel()).startsWith("adopted-");
    assertThat(drift("adopted")).isEmpty();
  }
}
