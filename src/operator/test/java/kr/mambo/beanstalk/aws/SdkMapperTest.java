package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshotBuilder;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

class SdkMapperTest {
  private static ConfigurationOptionSetting option(
      String namespace, String name, @Nullable String resource, @Nullable String value) {
    return ConfigurationOptionSetting.builder()
        .namespace(namespace)
        .optionName(name)
        .resourceName(resource)
        .value(value)
        .build();
  }

  @Test
  void versionsAreOrderedByTheirNumbersNewestFirst() {
    var sorted =
        Stream.of("4.9.0", "4.13.7", "3.99.99", "4.13.10", "4.13")
            .map(v -> new PlatformVersion("arn/" + v, v, "b", "", ""))
            .sorted(SdkMapper.NEWEST_FIRST)
            .map(PlatformVersion::version);

    assertThat(sorted).containsExactly("4.13.10", "4.13.7", "4.13", "4.9.0", "3.99.99");
  }

  @Test
  void anEnvironmentIsReadWhateverIsMissing() {
    var least = EnvironmentDescription.builder().environmentName("a").environmentId("e-1").build();

    assertThat(SdkMapper.toSnapshot(least))
        .isEqualTo(
            EnvironmentSnapshotBuilder.builder()
                .name("a")
                .id("e-1")
                .arn("")
                .application("")
                .lifecycle(Lifecycle.Unknown)
                .color("Grey")
                .health(HealthStatus.Unknown)
                .platformArn("")
                .tier("")
                .abortable(false)
                .build());
  }

  @Test
  void anEnvironmentIsReadInOurWords() {
    var full =
        EnvironmentDescription.builder()
            .environmentName("a")
            .environmentId("e-1")
            .environmentArn("arn:e")
            .applicationName("app")
            .status("Updating")
            .health("Red")
            .healthStatus("No Data")
            .versionLabel("v")
            .platformArn("arn:p")
            .cname("a.host")
            .tier(t -> t.name("WebServer"))
            .abortableOperationInProgress(true)
            .dateUpdated(Instant.parse("2026-03-01T12:00:00Z"))
            .build();

    assertThat(SdkMapper.toSnapshot(full))
        .isEqualTo(
            EnvironmentSnapshotBuilder.builder()
                .name("a")
                .id("e-1")
                .arn("arn:e")
                .application("app")
                .lifecycle(Lifecycle.Updating)
                .color("Red")
                .health(HealthStatus.NoData)
                .versionLabel("v")
                .platformArn("arn:p")
                .cname("a.host")
                .tier("WebServer")
                .abortable(true)
                .updatedAt(Instant.parse("2026-03-01T12:00:00Z"))
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "WebServer, Standard, WebServer",
    "Worker, SQS/HTTP, Worker/SQS/HTTP",
    "Cluster, EKS, Cluster/EKS",
    "Kubernetes, Standard, Kubernetes",
    "WebServer, EKS, WebServer/EKS"
  })
  void aTierIsItsNameUnlessItsTypeSaysMore(String name, String type, String tier) {
    var environment =
        EnvironmentDescription.builder()
            .environmentName("a")
            .environmentId("e-1")
            .tier(t -> t.name(name).type(type))
            .build();

    assertThat(SdkMapper.toSnapshot(environment).tier()).isEqualTo(tier);
  }

  @Test
  void onlyTheDeployedSetIsLiveAndADraftIsNoticed() {
    var deployed =
        ConfigurationSettingsDescription.builder()
            .deploymentStatus("deployed")
            .optionSettings(
                option("aws:autoscaling:asg", "MinSize", "AWSEBAutoScalingGroup", "1"),
                option("aws:autoscaling:asg", "Cooldown", null, null),
                option("aws:autoscaling:scheduledaction", "MinSize", "night", "0"))
            .build();
    var pending =
        ConfigurationSettingsDescription.builder()
            .deploymentStatus("pending")
            .optionSettings(option("aws:autoscaling:asg", "MinSize", null, "9"))
            .build();
    var options =
        Map.of(
            OptionKey.of("aws:autoscaling:asg", "MinSize"),
            "1",
            new OptionKey("aws:autoscaling:scheduledaction", "MinSize", "night"),
            "0");

    assertThat(SdkMapper.toLiveSettings(List.of(deployed)).deployed()).isEqualTo(options);
    assertThat(SdkMapper.toLiveSettings(List.of(deployed)).hasDraft()).isFalse();
    assertThat(SdkMapper.toLiveSettings(List.of(pending, deployed)).deployed()).isEqualTo(options);
    assertThat(SdkMapper.toLiveSettings(List.of(pending, deployed)).hasDraft()).isTrue();
  }

  @Test
  void optionsAreWrittenWithAResourceOnlyWhereTheyHaveOne() {
    var options =
        new TreeMap<>(
            Map.of(
                OptionKey.of("aws:autoscaling:asg", "MinSize"),
                "1",
                new OptionKey("aws:autoscaling:scheduledaction", "MinSize", "night"),
                "0"));

    assertThat(SdkMapper.toOptionSettings(options))
        .containsExactly(
            option("aws:autoscaling:asg", "MinSize", null, "1"),
            option("aws:autoscaling:scheduledaction", "MinSize", "night", "0"));
    assertThat(SdkMapper.toOptionSpecifications(List.copyOf(options.keySet())))
        .extracting(o -> o.namespace() + " " + o.optionName() + " " + o.resourceName())
        .containsExactly(
            "aws:autoscaling:asg MinSize null", "aws:autoscaling:scheduledaction MinSize night");
  }

  @Test
  void eventsAndVersionsAreReadWhateverIsMissing() {
    assertThat(SdkMapper.toEvent(EventDescription.builder().build()))
        .isEqualTo(new EnvironmentEvent(Instant.EPOCH, "", "", "", ""));

    var version = SdkMapper.toVersionState(ApplicationVersionDescription.builder().build());

    assertThat(version.status()).isEmpty();
    assertThat(version.key()).isNull();
    assertThat(version.description()).isEmpty();
  }

  @Test
  void tagsAreWrittenInOrder() {
    assertThat(SdkMapper.toTags(Map.of("b", "2", "a", "1")))
        .extracting(t -> t.key() + t.value())
        .containsExactly("a1", "b2");
  }
}
