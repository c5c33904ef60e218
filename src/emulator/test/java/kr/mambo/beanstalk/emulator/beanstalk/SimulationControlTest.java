package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.OLDER_STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.STACK;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.Lags;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.SingleInstanceHealth;

class SimulationControlTest {
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2");

  private List<SingleInstanceHealth> instances() {
    return account
        .client
        .describeInstancesHealth(r -> r.environmentName("web-env").attributeNamesWithStrings("All"))
        .instanceHealthList();
  }

  private void deploy(String id) {
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
  }

  @Test
  void onlyTheNthDeploymentFails() {
    var id = account.launchEnvironment("web-env", profile(), single());
    account.control.addDeploymentFault(DeploymentFault.nth(2));

    deploy(id);
    account.advance(Duration.ofMinutes(5));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v2");
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v1"));
    account.advance(Duration.ofMinutes(5));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v2");
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v1"));
    account.advance(Duration.ofMinutes(5));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v1");
  }

  @Test
  void aFailedRollingDeploymentLeavesMixedVersions() {
    var id =
        account.launchEnvironment(
            "web-env",
            profile(),
            option("aws:autoscaling:asg", "MinSize", "3"),
            option("aws:elasticbeanstalk:command", "DeploymentPolicy", "Rolling"),
            option("aws:elasticbeanstalk:command", "BatchSizeType", "Fixed"),
            option("aws:elasticbeanstalk:command", "BatchSize", "1"));
    account.control.addDeploymentFault(
        new DeploymentFault(
            id, null, "v2", null, 1, DeploymentFault.FailureMode.FAILS, "exit status 1"));

    deploy(id);
    account.advance(Duration.ofMinutes(10));
    assertThat(instances())
        .extracting(i -> i.deployment().versionLabel() + " " + i.deployment().status())
        .containsExactly("v2 Deployed", "v2 Failed", "v1 Deployed");
    assertThat(instances())
        .extracting(i -> i.deployment().deploymentId())
        .containsExactly(2L, 2L, 1L);
    assertThat(account.environment(id))
        .returns("v1", EnvironmentDescription::versionLabel)
        .returns("Degraded", EnvironmentDescription::healthStatusAsString);

    account.control.stopInstance(id, instances().getFirst().instanceId());
    account.advance(Duration.ofMinutes(10));
    assertThat(instances())
        .as("a new instance runs the latest version that was deployed as a whole")
        .extracting(i -> i.deployment().versionLabel() + " " + i.deployment().status())
        .containsExactly("v2 Failed", "v1 Deployed", "v1 Deployed");
  }

  @Test
  void anImmutableDeploymentThatIsUnhealthyLeavesTheOldInstances() {
    var id =
        account.launchEnvironment(
            "web-env",
            profile(),
            option("aws:elasticbeanstalk:command", "DeploymentPolicy", "Immutable"));
    var before = instances().getFirst().instanceId();
    account.control.addDeploymentFault(
        new DeploymentFault(
            null, null, "v2", null, 0, DeploymentFault.FailureMode.UNHEALTHY, "HTTP 500"));

    deploy(id);
    account.advance(Duration.ofMinutes(30));
    assertThat(instances()).extracting(SingleInstanceHealth::instanceId).containsExactly(before);
    assertThat(account.environment(id))
        .returns("v1", EnvironmentDescription::versionLabel)
        .returns("Green", EnvironmentDescription::healthAsString);
    assertThat(account.messages(id)).contains("Failed to deploy application.");
  }

  @Test
  void autoScalingReplacesAStoppedInstance() {
    var id = account.launchEnvironment("web-env", profile(), single());
    var before = instances().getFirst().instanceId();

    account.control.stopInstance("web-env", before);
    account.advance(Duration.ofSeconds(30));
    assertThat(account.environment(id).healthAsString()).isEqualTo("Grey");
    account.advance(Duration.ofMinutes(10));
    assertThat(instances())
        .singleElement()
        .returns("Ok", SingleInstanceHealth::healthStatus)
        .doesNotReturn(before, SingleInstanceHealth::instanceId);
    assertThat(account.environment(id).healthAsString()).isEqualTo("Green");
  }

  @Test
  void aDictatedHealthEndsByItself() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.control.overrideHealth(
        "web-env", "Red", "The database is gone.", Duration.ofMinutes(10));
    assertThat(account.environment(id))
        .returns("Red", EnvironmentDescription::healthAsString)
        .returns("Severe", EnvironmentDescription::healthStatusAsString);
    account.advance(Duration.ofMinutes(11));
    assertThat(account.environment(id).healthAsString()).isEqualTo("Green");
  }

  @Test
  void aHeldOperationGoesOnWhenItIsReleased() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.control.pause(id);
    deploy(id);
    account.advance(Duration.ofHours(5));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Updating");
    account.control.resume(id);
    account.advance(Duration.ofMinutes(5));
    assertThat(account.environment(id))
        .returns("Ready", EnvironmentDescription::statusAsString)
        .returns("v2", EnvironmentDescription::versionLabel);
  }

  @Test
  void somebodyElseChangesVersionAndOptions() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.control.deployVersion(id, "v2");
    account.advance(Duration.ofMinutes(5));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v2");
    account.control.updateOptions(
        id, List.of(option("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true")));
    account.advance(Duration.ofMinutes(5));
    assertThat(account.settings("web-env").getFirst().optionSettings())
        .anyMatch(s -> s.optionName().equals("StreamLogs") && s.value().equals("true"));
  }

  @Test
  void aSingleInstanceCanGetALoadBalancer() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.client.updateEnvironment(
        r ->
            r.environmentId(id)
                .optionSettings(
                    option("aws:elasticbeanstalk:environment", "EnvironmentType", "LoadBalanced")));
    account.advance(Duration.ofMinutes(30));
    assertThat(
            account
                .client
                .describeEnvironmentResources(r -> r.environmentId(id))
                .environmentResources()
                .loadBalancers())
        .hasSize(1);
    assertThat(account.environment(id).endpointURL()).endsWith(".elb.amazonaws.com");
  }

  @Test
  void aManagedUpdateChangesThePlatformAndGoesIntoTheHistory() {
    var id =
        account.createEnvironment(
            "web-env",
            r ->
                r.versionLabel("v1")
                    .solutionStackName(OLDER_STACK)
                    .optionSettings(profile(), single()));
    account.advance(Duration.ofMinutes(20));

    account.control.startManagedUpdate(id, null);
    assertThat(account.environment(id).statusAsString()).isEqualTo("Updating");
    account.advance(Duration.ofMinutes(30));
    assertThat(account.environment(id).solutionStackName()).isEqualTo(STACK);
    assertThat(
            account
                .client
                .describeEnvironmentManagedActionHistory(r -> r.environmentId(id))
                .managedActionHistoryItems())
        .singleElement()
        .returns("Completed", i -> i.statusAsString())
        .returns("PlatformUpdate", i -> i.actionTypeAsString());
  }

  @Test
  void aPlannedUpdateStartsInItsWindow() {
    var id =
        account.createEnvironment(
            "web-env",
            r ->
                r.versionLabel("v1")
                    .solutionStackName(OLDER_STACK)
                    .optionSettings(profile(), single()));
    account.advance(Duration.ofMinutes(20));

    account.control.scheduleManagedUpdate(id, null);
    assertThat(
            account
                .client
                .describeEnvironmentManagedActions(r -> r.environmentId(id).status("Scheduled"))
                .managedActions())
        .hasSize(1);
    account.advance(Duration.ofDays(2));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Updating");
    account.advance(Duration.ofHours(1));
    assertThat(account.environment(id).solutionStackName()).isEqualTo(STACK);
  }

  @Test
  void removalByHandTerminatesInTheMiddleOfAnUpdate() {
    var id = account.launchEnvironment("web-env", profile(), single());
    deploy(id);

    account.control.terminate(id);
    account.advance(Duration.ofMinutes(10));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Terminated");
  }

  @Test
  void aNewVersionMayBeUnknownForAMoment() {
    var id = account.launchEnvironment("web-env", profile(), single());
    account.control.setLags(Lags.TYPICAL);
    account.createVersion("v3", Map.of("docker-compose.yml", BeanstalkFixture.COMPOSE));

    assertThatThrownBy(
            () -> account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v3")))
        .hasMessageContaining("No Application Version named 'v3' found.");
    account.advance(Duration.ofSeconds(4));
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v3"));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Ready");
    account.advance(Duration.ofSeconds(6));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Updating");
  }

  @Test
  void anUnknownEnvironmentIsNamedInTheComplaint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> account.control.pause("none-env"))
        .withMessageContaining("none-env");
  }

  @Test
  void resetForgetsEverything() {
    account.launchEnvironment("web-env", profile(), single());

    account.control.reset();
    assertThat(account.client.describeApplications().applications()).isEmpty();
    assertThat(account.client.describeEnvironments().environments()).isEmpty();
    assertThat(account.client.describeEvents().events()).isEmpty();
    assertThat(account.timeline.nextDue()).isEmpty();
  }
}
