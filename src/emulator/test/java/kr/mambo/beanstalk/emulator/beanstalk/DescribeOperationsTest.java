package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.START;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationResourceLifecycleConfig;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformFilter;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformSummary;

class DescribeOperationsTest {
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2", "v3");

  @Test
  void eventsComeNewestFirstInPagesWithoutGapsOrRepeats() {
    var id = account.launchEnvironment("web-env", profile(), single());
    var all = account.client.describeEvents(r -> r.environmentId(id)).events();

    var paged =
        account.client.describeEventsPaginator(r -> r.environmentId(id).maxRecords(5)).events();
    assertThat(paged).containsExactlyElementsOf(all);
    assertThat(all)
        .extracting(EventDescription::eventDate)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void theEventsOfOneOperationShareItsRequestId() {
    var id = account.launchEnvironment("web-env", profile(), single());
    var request =
        account
            .client
            .updateEnvironment(r -> r.environmentId(id).versionLabel("v2"))
            .responseMetadata()
            .requestId();
    account.advance(Duration.ofMinutes(5));

    assertThat(account.client.describeEvents(r -> r.requestId(request)).events())
        .extracting(EventDescription::message)
        .contains("Environment update is starting.", "Environment update completed successfully.")
        .doesNotContain("createEnvironment is starting.");
  }

  @Test
  void aSeverityMeansItAndAllThatIsWorse() {
    var id = account.createEnvironment("web-env", "v1");
    account.advance(Duration.ofMinutes(1));

    assertThat(account.client.describeEvents(r -> r.environmentId(id).severity("WARN")).events())
        .extracting(EventDescription::severityAsString)
        .isNotEmpty()
        .containsOnly("ERROR");
  }

  @Test
  void theStartIsIncludedAndTheEndIsNot() {
    var id = account.launchEnvironment("web-env", profile(), single());

    var events =
        account
            .client
            .describeEvents(
                r ->
                    r.environmentId(id)
                        .startTime(START.plusSeconds(1))
                        .endTime(START.plusSeconds(21)))
            .events();
    assertThat(events)
        .extracting(EventDescription::eventDate)
        .containsExactly(START.plusSeconds(1));
  }

  @Test
  void environmentsCanBeReadInPages() {
    for (int i = 0; i < 5; i++) account.createEnvironment("env-" + i, "v1", profile(), single());

    var first = account.client.describeEnvironments(r -> r.maxRecords(3));
    var second =
        account.client.describeEnvironments(r -> r.maxRecords(3).nextToken(first.nextToken()));
    assertThat(first.environments()).hasSize(3);
    assertThat(second.environments())
        .extracting(EnvironmentDescription::environmentName)
        .containsExactly("env-3", "env-4");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void regionsKnowNothingOfEachOther() {
    try (var elsewhere = account.client("eu-west-1")) {
      assertThat(elsewhere.describeApplications().applications()).isEmpty();
      elsewhere.createApplication(r -> r.applicationName("app"));
      assertThat(elsewhere.describeApplications().applications().getFirst().applicationArn())
          .isEqualTo("arn:aws:elasticbeanstalk:eu-west-1:123456789012:application/app");
    }
  }

  @Test
  void theLifecycleRuleKeepsTheNewestVersionsAndThoseInUse() {
    account.launchEnvironment("web-env", profile(), single());
    account.client.updateApplicationResourceLifecycle(
        r ->
            r.applicationName("app")
                .resourceLifecycleConfig(
                    ApplicationResourceLifecycleConfig.builder()
                        .serviceRole("arn:aws:iam::123456789012:role/service")
                        .versionLifecycleConfig(
                            v ->
                                v.maxCountRule(
                                    m -> m.enabled(true).maxCount(1).deleteSourceFromS3(true)))
                        .build()));

    account.client.createApplicationVersion(r -> r.applicationName("app").versionLabel("v4"));
    assertThat(account.client.describeApplicationVersions().applicationVersions())
        .extracting(ApplicationVersionDescription::versionLabel)
        .containsExactlyInAnyOrder("v4", "v1");
    assertThat(account.objects.objects).doesNotContainKey("bundles/v2.zip");
  }

  @Test
  void theNewestRecommendedPlatformOfABranchCanBeAskedFor() {
    var found =
        account
            .client
            .listPlatformVersions(
                r ->
                    r.filters(
                        filter("PlatformBranchName", "docker running on 64bit amazon linux 2023"),
                        filter("PlatformLifecycleState", "recommended")))
            .platformSummaryList();

    assertThat(found).singleElement().returns("4.13.10", PlatformSummary::platformVersion);
  }

  private static PlatformFilter filter(String type, String value) {
    return PlatformFilter.builder().type(type).operator("=").values(value).build();
  }

  @Test
  void retiredPlatformsAreNotOnOffer() {
    assertThat(account.client.listAvailableSolutionStacks().solutionStacks())
        .contains(BeanstalkFixture.STACK)
        .doesNotContain(BeanstalkFixture.OLDER_STACK)
        .noneMatch(s -> s.contains("Amazon Linux 2 "));
  }

  @Test
  void resourcesAreNamedOnceTheyAreThere() {
    var id = account.createEnvironment("web-env", "v1", profile());
    var before =
        account
            .client
            .describeEnvironmentResources(r -> r.environmentId(id))
            .environmentResources();
    account.advance(Duration.ofMinutes(20));
    var after =
        account
            .client
            .describeEnvironmentResources(r -> r.environmentId(id))
            .environmentResources();

    assertThat(before.instances()).isEmpty();
    assertThat(before.loadBalancers()).isEmpty();
    assertThat(after.instances()).hasSize(1);
    assertThat(after.loadBalancers().getFirst().name())
        .matches("awseb-e-[a-z0-9]-AWSEBLoa-[A-Z0-9]{12,13}");
    assertThat(after.launchConfigurations()).isEmpty();
    assertThat(after.launchTemplates().getFirst().id()).startsWith("lt-");
  }

  @Test
  void aTerminatedEnvironmentCanBeRebuiltUnderItsOldId() {
    var id = account.launchEnvironment("web-env", profile(), single());
    account.client.terminateEnvironment(r -> r.environmentId(id));
    account.advance(Duration.ofHours(20));

    account.client.rebuildEnvironment(r -> r.environmentId(id));
    account.advance(Duration.ofMinutes(20));
    assertThat(account.environment(id))
        .returns("Ready", EnvironmentDescription::statusAsString)
        .returns("v1", EnvironmentDescription::versionLabel)
        .returns("web-env", EnvironmentDescription::environmentName);
  }

  @Test
  void swappedEnvironmentsChangeTheirNamesAlone() {
    var one = account.launchEnvironment("one-env", profile(), single());
    var two = account.launchEnvironment("two-env", profile(), single());
    var before = account.environment(one);

    account.client.swapEnvironmentCNAMEs(
        r -> r.sourceEnvironmentId(one).destinationEnvironmentId(two));
    account.advance(Duration.ofMinutes(1));
    assertThat(account.environment(two).cname()).isEqualTo(before.cname());
    assertThat(account.environment(one).endpointURL()).isEqualTo(before.endpointURL());
  }
}
