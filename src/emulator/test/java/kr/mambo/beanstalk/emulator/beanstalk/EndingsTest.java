package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.Account.option;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Operations that end badly, and what they leave. */
class EndingsTest {
  private final Account account = new Account().withVersions("v1", "v2");

  @Test
  void aGroupThatOthersUseKeepsAnEnvironmentFromGoing() {
    var id = account.launched("web-env", profile(), single());

    account.control.useGroup(id, true);
    account.client.terminateEnvironment(r -> r.environmentId(id));
    account.pass(Duration.ofMinutes(15));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Ready");
    assertThat(account.messages(id))
        .anyMatch(m -> m.contains("has a dependent object"))
        .anyMatch(m -> m.startsWith("Stack deletion failed"));
    account.control.useGroup(id, false);
    account.client.terminateEnvironment(r -> r.environmentId(id));
    account.pass(Duration.ofMinutes(15));
    assertThat(account.environment(id).statusAsString()).isEqualTo("Terminated");
  }

  @Test
  void optionsOfAFailedVersionStayApplied() {
    var id = account.launched("web-env", profile(), single());

    account.control.fail(DeploymentFault.ofLabel("v2"));
    account.client.updateEnvironment(
        r ->
            r.environmentId(id)
                .versionLabel("v2")
                .optionSettings(
                    option("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true")));
    account.pass(Duration.ofMinutes(15));
    assertThat(account.environment(id).versionLabel()).isEqualTo("v1");
    assertThat(account.settings("web-env").getFirst().optionSettings())
        .anyMatch(s -> s.optionName().equals("StreamLogs") && s.value().equals("true"));
  }
}
