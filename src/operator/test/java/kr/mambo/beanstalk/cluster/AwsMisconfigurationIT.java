package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.emulator.iam.Account;
import kr.mambo.beanstalk.model.Reason;
import org.junit.jupiter.api.Test;

/** Mistakes that AWS shows: each gets its sentence, and goes on by itself when mended. */
class AwsMisconfigurationIT {
  private static final Tenant tenant = Tenant.of("mistakes-at-aws");
  private static final SystemTestBed testBed = SystemTestBed.shared();

  @Test
  void thePlatformBranchIsUnknown() {
    var branch = "platform: {branch: Docker running on 64bit Amazon Linux 3000}";
    var waiter = MinimalEnvironment.named("no-branch").withFields(branch).applyIn(tenant);
    waiter.untilStalled(
        Reason.PlatformUnknown,
        "Platform branch 'Docker running on 64bit Amazon Linux 3000' does not exist",
        "spec.platform.branch");

    MinimalEnvironment.named("no-branch")
        .withFields(branch.replace("3000", "2023"))
        .applyIn(tenant)
        .untilReady();
  }

  @Test
  void theRegionIsBad() {
    var waiter =
        MinimalEnvironment.named("no-region")
            .replacing("ap-northeast-2", "ap-nowhere-9")
            .applyIn(tenant);
    waiter.untilStalled(Reason.RegionUnreachable, "ap-nowhere-9", "create a new EbEnvironment");

    tenant.environment("no-region").delete();
    waiter.untilGone();
    MinimalEnvironment.named("no-region").applyIn(tenant).untilReady();
  }

  @Test
  void theBucketIsInAnotherRegion() {
    MinimalEnvironment.named("far-bucket")
        .replacing("mambo-cert", "far-away")
        .applyIn(tenant)
        .untilStalled(Reason.BucketInOtherRegion, "far-away", "eu-west-1", "ap-northeast-2");

    MinimalEnvironment.named("far-bucket").applyIn(tenant).untilReady();
  }

  @Test
  void theCnameIsTaken() {
    var theirs =
        testBed
            .awsAccount()
            .clients()
            .withCredentials(
                testBed.emulator().accounts().createAccessKey("210987654321", "rival"));
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
                        AwsAccount.setting(
                            "aws:autoscaling:launchconfiguration",
                            "IamInstanceProfile",
                            Account.INSTANCE_ROLE)));
    var waiter =
        MinimalEnvironment.named("no-cname")
            .withFields("cnamePrefix: wanted-by-two")
            .applyIn(tenant);
    waiter.untilStalled(Reason.CnameTaken, "wanted-by-two is taken", "spec.cnamePrefix");

    EnvironmentWaiter.withinOperationTimeout()
        .ignoreExceptions()
        .until(
            () ->
                theirs
                    .beanstalk()
                    .terminateEnvironment(r -> r.environmentName("rival"))
                    .sdkHttpResponse()
                    .isSuccessful());
    waiter.untilReady();
    assertThat(tenant.status("no-cname").url()).startsWith("http://wanted-by-two.");
  }

  @Test
  void thereIsNoInstanceProfile() {
    var waiter =
        MinimalEnvironment.named("no-profile")
            .replacing(Account.INSTANCE_ROLE, "nobody")
            .withFields("instanceRole: " + Account.INSTANCE_ROLE)
            .applyIn(tenant);
    waiter.untilStalled(
        Reason.InstanceProfileMissing,
        "Instance profile nobody does not exist",
        "Create it in IAM");

    testBed
        .emulator()
        .accounts()
        .getOrCreate(SystemTestBed.ACCOUNT)
        .addInstanceProfile("nobody", Account.INSTANCE_ROLE);
    waiter.untilReady();
  }

  @Test
  void theCredentialsAreWrong() {
    var accounts = testBed.emulator().accounts();
    var revoked = accounts.createAccessKey(SystemTestBed.ACCOUNT, "dismissed");
    accounts.revoke(revoked.accessKeyId());
    testBed.restartWithCredentials(revoked);
    try {
      MinimalEnvironment.named("no-credentials")
          .applyIn(tenant)
          .untilStalled(Reason.CredentialsRefused, "AWS rejected the operator's credentials");
    } finally {
      testBed.restartWithCredentials(testBed.emulator().defaultCredential());
    }
    new EnvironmentWaiter(tenant, "no-credentials").untilReady();
  }
}
