package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel ends the operator in the middle of each of its calls, and another one finishes. */
@Tag("soak")
class KilledIT extends WithOperators {
  private static final Tenant tenant = Tenant.of("killed");

  @ParameterizedTest
  @CsvSource({
    "elasticbeanstalk:CreateApplication",
    "s3:PutObject",
    "elasticbeanstalk:CreateApplicationVersion",
    "elasticbeanstalk:CreateEnvironment"
  })
  void aCreation(String call) {
    var name = "made-at-" + call.substring(call.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    long creations = aws.calls("CreateEnvironment");
    long versions = aws.calls("CreateApplicationVersion");
    late(call);

    var progress = Small.named(name).applyIn(tenant);
    killAtTheCall();

    progress.untilReady();
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.calls("CreateApplicationVersion")).isEqualTo(versions + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image|elasticbeanstalk:CreateApplicationVersion|containers: [{name: web, image: 'nginx:1.30', ports: [{containerPort: 80, hostPort: 80}]}]",
        "deploy|elasticbeanstalk:UpdateEnvironment|containers: [{name: web, image: 'nginx:1.30', ports: [{containerPort: 80, hostPort: 80}]}]",
        "settings|elasticbeanstalk:UpdateEnvironment|options: [{namespace: 'aws:elasticbeanstalk:cloudwatch:logs', name: StreamLogs, value: 'true'}]",
        "tags|elasticbeanstalk:UpdateTagsForResource|tags: {team: web}"
      })
  void aChange(String name, String call, String spec) {
    var progress = Small.named("changed-by-" + name).applyIn(tenant).untilReady();
    long creations = aws.calls("CreateEnvironment");
    late(call);

    var fields = spec.startsWith("{") ? spec : "{" + spec + "}";
    tenant.patch(progress.name(), "spec: " + fields);
    killAtTheCall();

    progress.untilReady();
    Progress.worked().until(() -> tenant.status(progress.name()).operation() == null);
    assertThat(tenant.status(progress.name()).failedVersions()).isEmpty();
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations);
  }

  @ParameterizedTest
  @CsvSource({
    "elasticbeanstalk:TerminateEnvironment",
    "elasticbeanstalk:DeleteApplicationVersion",
    "s3:DeleteObjects"
  })
  void aDeletion(String call) {
    var name = "gone-at-" + call.substring(call.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    var progress = Small.named(name).applyIn(tenant).untilReady();
    long terminations = aws.calls("TerminateEnvironment");
    late(call);

    tenant.environment(name).delete();
    killAtTheCall();

    progress.untilGone();
    assertThat(aws.calls("TerminateEnvironment")).isEqualTo(terminations + 1);
    assertThat(aws.environment(name)).isEmpty();
    assertThat(aws.applications()).doesNotContain(name + "-app");
    assertThat(aws.keys("env/killed/" + name + "/")).isEmpty();
  }
}
