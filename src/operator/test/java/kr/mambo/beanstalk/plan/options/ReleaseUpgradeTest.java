package kr.mambo.beanstalk.plan.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import org.junit.jupiter.api.Test;

/** A new release changes nothing by itself, whatever defaults it adds or changes. */
class ReleaseUpgradeTest {
  private static final Path STATUSES = Path.of("src/operator/test/resources/statuses");
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final OptionKey TIMEOUT = OptionKey.of(COMMAND, "Timeout");
  private static final OptionKey POLICY = OptionKey.of(COMMAND, "DeploymentPolicy");
  private static final OptionKey XRAY = OptionKey.of("aws:elasticbeanstalk:xray", "XRayEnabled");
  private static final OptionKey HEALTH_SYSTEM =
      OptionKey.of("aws:elasticbeanstalk:healthreporting:system", "SystemType");

  @Test
  void changedAddedAndRemovedDefaultsStayAsTheyWereApplied() throws IOException {
    var options = options(resource("with-defaults", 1, ""));

    assertThat(options)
        .containsEntry(TIMEOUT, "300")
        .containsEntry(POLICY, "Rolling")
        .containsEntry(XRAY, "true")
        .doesNotContainKey(HEALTH_SYSTEM);
  }

  @Test
  void theyGoOutWithTheNextChangeOfTheSpec() throws IOException {
    var options = options(resource("with-defaults", 2, ""));

    assertThat(options)
        .containsEntry(TIMEOUT, "600")
        .containsEntry(POLICY, "RollingWithAdditionalBatch")
        .containsEntry(HEALTH_SYSTEM, "enhanced")
        .doesNotContainKey(XRAY);
  }

  @Test
  void whatTheSpecWritesWinsOverWhatWasRecorded() throws IOException {
    var spec = "options: [{namespace: '%s', name: Timeout, value: '900'}]".formatted(COMMAND);

    var desired = desired(resource("with-defaults", 1, spec));

    assertThat(desired.options()).containsEntry(TIMEOUT, "900");
    assertThat(desired.defaults()).doesNotContainKey(TIMEOUT).containsEntry(POLICY, "Rolling");
    assertThat(desired.conflicts()).isEmpty();
  }

  @Test
  void whereNoValuesWereRecordedAnAddedDefaultWaitsToo() throws IOException {
    var options = options(resource("without-defaults", 1, ""));

    assertThat(options).containsKey(TIMEOUT).doesNotContainKeys(HEALTH_SYSTEM, POLICY);
  }

  @Test
  void theDefaultsThatAreRecordedAreThoseThatHold() throws IOException {
    var first = desired(resource("with-defaults", 2, ""));

    assertThat(first.defaults()).containsEntry(TIMEOUT, "600").doesNotContainKey(XRAY);
    assertThat(first.options()).containsAllEntriesOf(first.defaults());
  }

  private static EnvironmentResource resource(String status, long generation, String spec)
      throws IOException {
    return ObservationFixture.running()
        .status(Files.readString(STATUSES.resolve(status + ".yaml")))
        .generation(generation)
        .spec(spec)
        .resource();
  }

  private static SortedMap<OptionKey, String> options(EnvironmentResource resource) {
    return desired(resource).options();
  }

  private static DesiredOptions desired(EnvironmentResource resource) {
    return DesiredOptions.of(resource.spec(), List.of(), DefaultsInForce.find(resource));
  }
}
