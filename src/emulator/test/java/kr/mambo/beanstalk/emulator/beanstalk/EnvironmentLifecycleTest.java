package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

class EnvironmentLifecycleTest {
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2");

  @Test
  void anEnvironmentTakesMinutesToBeReady() {
    var id = account.createEnvironment("web-env", "v1", profile(), single());

    assertThat(account.environment(id))
        .returns("Launching", EnvironmentDescription::statusAsString)
        .returns("Grey", EnvironmentDescription::healthAsString);
    account.advance(Duration.ofMinutes(2));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Launching");
    account.advance(Duration.ofMinutes(10));
    assertThat(account.environment(id))
        .returns("Ready", EnvironmentDescription::statusAsString)
        .returns("Green", EnvironmentDescription::healthAsString)
        .returns("Ok", EnvironmentDescription::healthStatusAsString)
        .returns("v1", EnvironmentDescription::versionLabel);
  }

  @Test
  void theLabelFlipsOnlyWhenTheDeploymentIsDone() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    account.advance(Duration.ofSeconds(30));
    assertThat(account.environment(id))
        .returns("Updating", EnvironmentDescription::statusAsString)
        .returns("v1", EnvironmentDescription::versionLabel);
    account.advance(Duration.ofMinutes(2));
    assertThat(account.environment(id))
        .returns("Ready", EnvironmentDescription::statusAsString)
        .returns("v2", EnvironmentDescription::versionLabel);
  }

  @Test
  void anEnvironmentWithoutInstanceProfileEndsTerminated() {
    var id = account.createEnvironment("web-env", "v1");

    account.advance(Duration.ofMinutes(1));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Terminated");
    assertThat(account.events(id))
        .filteredOn(e -> e.severityAsString().equals("ERROR"))
        .extracting(EventDescription::message)
        .containsExactly(
            "Environment must have instance profile associated with it.",
            "Failed to launch environment.");
  }

  @Test
  void aTerminatedEnvironmentFreesItsNameAndStaysVisibleForAnHour() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.client.terminateEnvironment(r -> r.environmentName("web-env"));
    account.advance(Duration.ofMinutes(10));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Terminated");
    var again = account.createEnvironment("web-env", "v1", profile(), single());
    assertThat(again).isNotEqualTo(id);
    account.advance(Duration.ofMinutes(61));
    assertThat(account.client.describeEnvironments().environments())
        .extracting(EnvironmentDescription::environmentId)
        .containsExactly(again);
  }
}
