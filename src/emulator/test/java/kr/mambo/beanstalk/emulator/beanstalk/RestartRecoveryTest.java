package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.START;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
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

class RestartRecoveryTest {
  @TempDir Path folder;
  private final InMemoryObjectStore objects = new InMemoryObjectStore();

  private BeanstalkFixture start() {
    return new BeanstalkFixture(folder, START, objects);
  }

  private BeanstalkFixture restart(BeanstalkFixture before) {
    return new BeanstalkFixture(folder, before.timeline.now(), objects);
  }

  @Test
  void aLaunchGoesOnWhereItWasKilled() {
    var before = start().withVersions("v1");
    var id = before.createEnvironment("web-env", "v1", profile(), single());
    before.advance(Duration.ofSeconds(100));

    var after = restart(before);
    assertThat(after.environment(id).statusAsString()).isEqualTo("Launching");
    after.advance(Duration.ofMinutes(10));

    var undisturbed = new BeanstalkFixture().withVersions("v1");
    var other = undisturbed.createEnvironment("web-env", "v1", profile(), single());
    undisturbed.advance(Duration.ofMinutes(10));
    assertThat(after.messages(id)).isEqualTo(undisturbed.messages(other));
    assertThat(after.environment(id)).isEqualTo(undisturbed.environment(other));
  }

  @Test
  void settingsTagsAndInstancesComeBack() {
    var before = start().withVersions("v1", "v2");
    var id =
        before.createEnvironment(
            "web-env",
            "v1",
            profile(),
            single(),
            option("aws:elasticbeanstalk:application:environment", "GREETING", "안녕"));
    before.advance(Duration.ofMinutes(20));
    before.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
    before.advance(Duration.ofSeconds(30));

    var after = restart(before);
    assertThat(after.settings("web-env")).isEqualTo(before.settings("web-env"));
    assertThat(after.control.snapshot()).isEqualTo(before.control.snapshot());
    after.advance(Duration.ofMinutes(10));
    assertThat(after.environment(id))
        .returns("v2", EnvironmentDescription::versionLabel)
        .returns("Green", EnvironmentDescription::healthAsString);
  }

  @Test
  void aTornLastLineIsLeftOut() throws IOException {
    var before = start().withVersions("v1");
    Files.writeString(
        folder.resolve("beanstalk.jsonl"), "{\"seed\":7,\"dra", StandardOpenOption.APPEND);

    var after = restart(before);
    assertThat(after.client.describeApplicationVersions().applicationVersions()).hasSize(1);
    after.createVersion("v2", Map.of("docker-compose.yml", BeanstalkFixture.COMPOSE));
    assertThat(restart(after).client.describeApplicationVersions().applicationVersions())
        .hasSize(2);
  }

  @Test
  void identifiersAreNotGivenOutTwice() {
    var before = start().withVersions("v1");
    var first = before.createEnvironment("one-env", "v1", profile(), single());

    var after = restart(before);
    assertThat(after.createEnvironment("two-env", "v1", profile(), single())).isNotEqualTo(first);
  }

  @Test
  void whatWasDeletedStaysDeleted() {
    var before = start().withVersions("v1");
    before.client.deleteApplication(r -> r.applicationName("app"));

    assertThat(restart(before).client.describeApplications().applications()).isEmpty();
  }
}
