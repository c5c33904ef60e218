package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** What is changed at Beanstalk without a new version. */
class SettingsIT {
  private static final String LOGS = "aws:elasticbeanstalk:cloudwatch:logs";
  private static final Tenant tenant = Tenant.of("settings");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();
  private static final EnvironmentWaiter small = new EnvironmentWaiter(tenant, "options");

  @BeforeAll
  static void itIsReady() {
    MinimalEnvironment.named("options").applyIn(tenant).untilReady();
  }

  @Test
  void anOptionIsSetAndRemovedAgainWithTheVersionThatRuns() {
    var label = small.untilReady().deployedLabel();
    long versions = aws.countCalls("CreateApplicationVersion");
    var before = aws.findOption("options", LOGS, "RetentionInDays");

    tenant.patch(
        "options",
        "spec: {options: [{namespace: \"%s\", name: RetentionInDays, value: \"30\"}]}"
            .formatted(LOGS));
    small.untilReady();
    assertThat(aws.findOption("options", LOGS, "RetentionInDays")).contains("30");

    tenant.patch("options", "spec: {options: null}");
    small.untilReady();
    assertThat(aws.findOption("options", LOGS, "RetentionInDays")).isEqualTo(before);
    assertThat(small.deployedLabel()).isEqualTo(label);
    assertThat(aws.countCalls("CreateApplicationVersion")).isEqualTo(versions);
  }

  @Test
  void tagsComeAndGoBesideThoseOfOthers() {
    small.untilReady();
    var arn = aws.findEnvironment("options").orElseThrow().environmentArn();
    aws.clients()
        .beanstalk()
        .updateTagsForResource(
            r -> r.resourceArn(arn).tagsToAdd(Tag.builder().key("cost-center").value("7").build()));

    tenant.patch("options", "spec: {tags: {team: web}}");
    small.untilReady();
    assertThat(aws.tags("options")).containsEntry("team", "web");

    tenant.patch("options", "spec: {tags: null}");
    small.untilReady();
    assertThat(aws.tags("options"))
        .doesNotContainKey("team")
        .containsEntry("cost-center", "7")
        .containsKey("eb.mambo.kr/owner");
  }
}
