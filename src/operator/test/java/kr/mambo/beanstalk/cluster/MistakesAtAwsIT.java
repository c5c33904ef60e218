package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Mistakes that AWS shows: each gets its sentence, and goes on by itself when mended. */
class MistakesAtAwsIT {
  private static final Tenant tenant = Tenant.of("mistakes-at-aws");
  private static final Stage stage = Stage.up();

  @Test
  void thePlatformBranchIsUnknown() {
    var branch = "platform: {branch: Docker running on 64bit Amazon Linux 3000}";
    var progress = Small.named("no-branch").with(branch).applyIn(tenant);
    progress.untilStalled(
        Reason.PlatformUnknown,
        "There is no platform branch 'Docker running on 64bit Amazon Linux 3000'",
        "spec.platform.branch");

    Small.named("no-branch").with(branch.replace("3000", "2023")).applyIn(tenant).untilReady();
  }

  @Test
  void theRegionIsBad() {
    var progress = Small.named("no-region").but("ap-northeast-2", "ap-nowhere-9").applyIn(tenant);
    progress.untilStalled(Reason.RegionUnreachable, "ap-nowhere-9", "make a new EbEnvironment");

    tenant.environment("no-region").delete();
    progress.untilGone();
    Small.named("no-region").applyIn(tenant).untilReady();
  }

  @Test
  void theBucketIsInAnotherRegion() {
    Small.named("far-bucket")
        .but("mambo-cert", "far-away")
        .applyIn(tenant)
        .untilStalled(Reason.BucketInOtherRegion, "far-away", "eu-west-1", "ap-northeast-2");

    Small.named("far-bucket").applyIn(tenant).untilReady();
  }

  @Test
  void theCnameIsTaken() {
    var theirs = stage.atAws().clients().as(stage.aws().accounts().user("210987654321", "rival"));
    theirs.beanstalk().createApplication(r -> r.applicationName("rival"));
    theirs
        .beanstalk()
        .createEnvironment(
            r ->
                r.applicationName("rival")
                    .environmentName("rival")
                    .cnamePrefix("wanted-by-two")
                    .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                    .optionSettings(
                        AtAws.setting(
                            "aws:autoscaling:launchconfiguration",
                            "IamInstanceProfile",
                            Accounts.INSTANCE_ROLE)));
    var progress = Small.named("no-cname").with("cnamePrefix: wanted-by-two").applyIn(tenant);
    progress.untilStalled(Reason.CnameTaken, "wanted-by-two is taken", "spec.cnamePrefix");

    Progress.worked()
        .ignoreExceptions()
        .until(
            () ->
                theirs
                    .beanstalk()
                    .terminateEnvironment(r -> r.environmentName("rival"))
                    .sdkHttpResponse()
                    .isSuccessful());
    progress.untilReady();
    assertThat(tenant.status("no-cname").url()).startsWith("http://wanted-by-two.");
  }

  @Test
  void thereIsNoInstanceProfile() {
    var progress =
        Small.named("no-profile")
            .but(Accounts.INSTANCE_ROLE, "nobody")
            .with("instanceRole: " + Accounts.INSTANCE_ROLE)
            .applyIn(tenant);
    progress.untilStalled(
        Reason.InstanceProfileMissing, "Instance profile nobody does not exist", "make it in IAM");

    stage
        .aws()
        .accounts()
        .account(Stage.ACCOUNT)
        .addInstanceProfile("nobody", Accounts.INSTANCE_ROLE);
    progress.untilReady();
  }

  @Test
  void theCredentialsAreWrong() {
    var accounts = stage.aws().accounts();
    var revoked = accounts.user(Stage.ACCOUNT, "dismissed");
    accounts.revoke(revoked.accessKeyId());
    stage.restartWith(revoked);
    try {
      Small.named("no-credentials")
          .applyIn(tenant)
          .untilStalled(
              Reason.CredentialsRefused, "AWS does not accept the operator's credentials");
    } finally {
      stage.restartWith(stage.aws().user());
    }
    new Progress(tenant, "no-credentials").untilReady();
  }
}
