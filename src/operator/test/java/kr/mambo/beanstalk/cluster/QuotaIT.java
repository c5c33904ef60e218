package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account has no room for another application version. */
class QuotaIT {
  private static final Tenant tenant = Tenant.of("quota");
  private static final AwsAccount aws = SystemTestBed.shared().awsAccount();

  @AfterEach
  void liftFaults() {
    aws.emulator().beanstalkControl().clearRules();
  }

  @Test
  void versionsThatAreKeptForLaterMakeRoomAndThoseOfOthersStay() {
    var waiter = MinimalEnvironment.named("crowded").applyIn(tenant).untilReady();
    var first = waiter.deployedLabel();
    tenant.setImage("crowded", "nginx:1.30");
    var second = waiter.untilDeployedAfter(first);
    aws.clients()
        .beanstalk()
        .createApplicationVersion(r -> r.applicationName("crowded-app").versionLabel("theirs"));
    assertThat(aws.versions("crowded-app")).contains(first, second, "theirs");
    aws.fillVersionQuota();

    tenant.setImage("crowded", "nginx:1.31");
    var third = waiter.untilDeployedAfter(second);

    assertThat(aws.versions("crowded-app")).contains(second, third, "theirs").doesNotContain(first);
  }

  @Test
  void whereNothingOfItsOwnIsLeftItsUserReadsWhatToDo() {
    var waiter = MinimalEnvironment.named("alone").applyIn(tenant).untilReady();
    aws.fillVersionQuota();

    tenant.setImage("alone", "nginx:1.31");
    waiter.untilStalled(Reason.QuotaExceeded, "Delete what is no longer needed", "higher quota");
    var before = waiter.deployedLabel();
    aws.emulator().beanstalkControl().clearRules();

    waiter.untilDeployedAfter(before);
    assertThat(tenant.condition("alone", ConditionType.Stalled)).isEmpty();
  }
}
