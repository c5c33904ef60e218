package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel ends the operator in the middle of each of its calls, and another one finishes. */
@Tag("soak")
class OperatorKilledIT extends OperatorFailureTestBase {
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
    long creations = aws.countCalls("CreateEnvironment");
    long versions = aws.countCalls("CreateApplicationVersion");
    delayNextCall(call);

    var waiter = MinimalEnvironment.named(name).applyIn(tenant);
    killDuringCall();

    waiter.untilReady();
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.countCalls("CreateApplicationVersion")).isEqualTo(versions + 1);
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
    var waiter = MinimalEnvironment.named("changed-by-" + name).applyIn(tenant).untilReady();
    long creations = aws.countCalls("CreateEnvironment");
    delayNextCall(call);

    var fields = spec.startsWith("{") ? spec : "{" + spec + "}";
    tenant.patch(waiter.name(), "spec: " + fields);
    killDuringCall();

    waiter.untilReady();
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status(waiter.name()).operation() == null);
    assertThat(tenant.status(waiter.name()).failedVersions()).isEmpty();
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations);
  }

  @ParameterizedTest
  @CsvSource({
    "elasticbeanstalk:TerminateEnvironment",
    "elasticbeanstalk:DeleteApplicationVersion",
    "s3:DeleteObjects"
  })
  void aDeletion(String call) {
    var name = "gone-at-" + call.substring(call.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    var waiter = MinimalEnvironment.named(name).applyIn(tenant).untilReady();
    long terminations = aws.countCalls("TerminateEnvironment");
    delayNextCall(call);

    tenant.environment(name).delete();
    killDuringCall();

    waiter.untilGone();
    assertThat(aws.countCalls("TerminateEnvironment")).isEqualTo(terminations + 1);
    assertThat(aws.findEnvironment(name)).isEmpty();
    assertThat(aws.applications()).doesNotContain(name + "-app");
    assertThat(aws.objectKeys("env/killed/" + name + "/")).isEmpty();
  }
}
