package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account has no room for another application version. */
class QuotaIT {
  private static final Tenant tenant = Tenant.of("quota");
  private static final AtAws aws = Stage.up().atAws();

  @AfterEach
  void calm() {
    aws.emulator().beanstalk().calm();
  }

  @Test
  void versionsThatAreKeptForLaterMakeRoomAndThoseOfOthersStay() {
    var progress = Small.named("crowded").applyIn(tenant).untilReady();
    var first = progress.deployed();
    tenant.image("crowded", "nginx:1.30");
    var second = progress.untilDeployedAfter(first);
    aws.clients()
        .beanstalk()
        .createApplicationVersion(r -> r.applicationName("crowded-app").versionLabel("theirs"));
    assertThat(aws.versions("crowded-app")).contains(first, second, "theirs");
    aws.fillsWithVersions();

    tenant.image("crowded", "nginx:1.31");
    var third = progress.untilDeployedAfter(second);

    assertThat(aws.versions("crowded-app")).contains(second, third, "theirs").doesNotContain(first);
  }

  @Test
  void whereNothingOfItsOwnIsLeftItsUserReadsWhatToDo() {
    var progress = Small.named("alone").applyIn(tenant).untilReady();
    aws.fillsWithVersions();

    tenant.image("alone", "nginx:1.31");
    progress.untilStalled(Reason.QuotaExceeded, "Delete what is no longer needed", "higher quota");
    var before = progress.deployed();
    aws.emulator().beanstalk().calm();

    progress.untilDeployedAfter(before);
    assertThat(tenant.condition("alone", ConditionType.Stalled)).isEmpty();
  }
}
