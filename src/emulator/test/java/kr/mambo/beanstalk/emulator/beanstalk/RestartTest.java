package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.Account.START;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.option;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.Account.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

class RestartTest {
  @TempDir Path folder;
  private final MemoryObjects objects = new MemoryObjects();

  private Account started() {
    return new Account(folder, START, objects);
  }

  private Account restarted(Account before) {
    return new Account(folder, before.timeline.now(), objects);
  }

  @Test
  void aLaunchGoesOnWhereItWasKilled() {
    var before = started().withVersions("v1");
    var id = before.create("web-env", "v1", profile(), single());
    before.pass(Duration.ofSeconds(100));

    var after = restarted(before);
    assertThat(after.environment(id).statusAsString()).isEqualTo("Launching");
    after.pass(Duration.ofMinutes(10));

    var undisturbed = new Account().withVersions("v1");
    var other = undisturbed.create("web-env", "v1", profile(), single());
    undisturbed.pass(Duration.ofMinutes(10));
    assertThat(after.messages(id)).isEqualTo(undisturbed.messages(other));
    assertThat(after.environment(id)).isEqualTo(undisturbed.environment(other));
  }

  @Test
  void settingsTagsAndInstancesComeBack() {
    var before = started().withVersions("v1", "v2");
    var id =
        before.create(
            "web-env",
            "v1",
            profile(),
            single(),
            option("aws:elasticbeanstalk:application:environment", "GREETING", "안녕"));
    before.pass(Duration.ofMinutes(20));
    before.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    before.pass(Duration.ofSeconds(30));

    var after = restarted(before);
    assertThat(after.settings("web-env")).isEqualTo(before.settings("web-env"));
    assertThat(after.control.snapshot()).isEqualTo(before.control.snapshot());
    after.pass(Duration.ofMinutes(10));
    assertThat(after.environment(id))
        .returns("v2", EnvironmentDescription::versionLabel)
        .returns("Green", EnvironmentDescription::healthAsString);
  }

  @Test
  void aTornLastLineIsLeftOut() throws IOException {
    var before = started().withVersions("v1");
    Files.writeString(
        folder.resolve("beanstalk.jsonl"), "{\"seed\":7,\"dra", StandardOpenOption.APPEND);

    var after = restarted(before);
    assertThat(after.client.describeApplicationVersions().applicationVersions()).hasSize(1);
    after.version("v2", Map.of("docker-compose.yml", Account.COMPOSE));
    assertThat(restarted(after).client.describeApplicationVersions().applicationVersions())
        .hasSize(2);
  }

  @Test
  void identifiersAreNotGivenOutTwice() {
    var before = started().withVersions("v1");
    var first = before.create("one-env", "v1", profile(), single());

    var after = restarted(before);
    assertThat(after.create("two-env", "v1", profile(), single())).isNotEqualTo(first);
  }

  @Test
  void whatWasDeletedStaysDeleted() {
    var before = started().withVersions("v1");
    before.client.deleteApplication(r -> r.applicationName("app"));

    assertThat(restarted(before).client.describeApplications().applications()).isEmpty();
  }
}
