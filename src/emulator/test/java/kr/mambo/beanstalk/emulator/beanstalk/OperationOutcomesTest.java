package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import org.junit.jupiter.api.Test;

/** Operations that end badly, and what they leave. */
class OperationOutcomesTest {
  private final BeanstalkFixture account = new BeanstalkFixture().withVersions("v1", "v2");

  @Test
  void aGroupThatOthersUseKeepsAnEnvironmentFromGoing() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.control.setSecurityGroupInUse(id, true);
    account.client.terminateEnvironment(r -> r.environmentId(id));
    account.advance(Duration.ofMinutes(15));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Ready");
    assertThat(account.messages(id))
        .anyMatch(m -> m.contains("has a dependent object"))
        .anyMatch(m -> m.startsWith("Stack deletion failed"));
    account.control.setSecurityGroupInUse(id, false);
    account.client.terminateEnvironment(r -> r.environmentId(id));
    account.advance(Duration.ofMinutes(15));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Terminated");
  }

  @Test
  void optionsOfAFailedVersionStayApplied() {
    var id = account.launchEnvironment("web-env", profile(), single());

    account.control.addDeploymentFault(DeploymentFault.forLabel("v2"));
    account.client.updateEnvironment(
        r ->
            r.environmentId(id)
                .versionLabel("v2")
                .optionSettings(
                    option("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true")));
    account.advance(Duration.ofMinutes(15));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v1");
    assertThat(account.settings("web-env").getFirst().optionSettings())
        .anyMatch(s -> s.optionName().equals("StreamLogs") && s.value().equals("true"));
  }
}
