package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentSnapshotBuilder;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.VersionState;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.OptionSpecification;
import software.amazon.awssdk.services.elasticbeanstalk.model.PlatformSummary;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** Maps the SDK's values to the project's own, and back. */
final class SdkMapper {
  /** By version number: the order of a listing is not guaranteed. */
  static final Comparator<PlatformVersion> NEWEST_FIRST =
      Comparator.<PlatformVersion, String>comparing(p -> PlatformVersion.sortKey(p.version()))
          .reversed();

  private SdkMapper() {}

  static EnvironmentSnapshot toSnapshot(EnvironmentDescription e) {
    return EnvironmentSnapshotBuilder.builder()
        .name(e.environmentName())
        .id(e.environmentId())
        .arn(orEmpty(e.environmentArn()))
        .application(orEmpty(e.applicationName()))
        .lifecycle(Lifecycle.of(orEmpty(e.statusAsString())))
        .color(requireNonNullElse(e.healthAsString(), "Grey"))
        .health(HealthStatus.of(orEmpty(e.healthStatusAsString())))
        .versionLabel(e.versionLabel())
        .platformArn(orEmpty(e.platformArn()))
        .cname(e.cname())
        .tier(e.tier() == null ? "" : tier(orEmpty(e.tier().name()), orEmpty(e.tier().type())))
        .abortable(Boolean.TRUE.equals(e.abortableOperationInProgress()))
        .updatedAt(e.dateUpdated())
        .build();
  }

  private static String tier(String name, String type) {
    return type.isEmpty() || type.equals("Standard") ? name : name + "/" + type;
  }

  static VersionState.Present toVersionState(ApplicationVersionDescription v) {
    var bundle = v.sourceBundle();
    return new VersionState.Present(
        orEmpty(v.statusAsString()).toUpperCase(Locale.ROOT),
        bundle == null ? null : bundle.s3Bucket(),
        bundle == null ? null : bundle.s3Key(),
        orEmpty(v.description()));
  }

  static EnvironmentEvent toEvent(EventDescription e) {
    return new EnvironmentEvent(
        requireNonNullElse(e.eventDate(), Instant.EPOCH),
        orEmpty(e.severityAsString()),
        orEmpty(e.message()),
        orEmpty(e.requestId()),
        orEmpty(e.versionLabel()));
  }

  static PlatformVersion toPlatformVersion(PlatformSummary p) {
    return new PlatformVersion(
        p.platformArn(),
        orEmpty(p.platformVersion()),
        orEmpty(p.platformBranchName()),
        orEmpty(p.platformLifecycleState()).toLowerCase(Locale.ROOT),
        orEmpty(p.platformBranchLifecycleState()).toLowerCase(Locale.ROOT));
  }

  static LiveSettings toLiveSettings(List<ConfigurationSettingsDescription> sets) {
    var options = new TreeMap<OptionKey, String>();
    boolean draft = false;
    for (var set : sets) {
      if (!"deployed".equals(set.deploymentStatusAsString())) {
        draft = true;
        continue;
      }
      for (var o : set.optionSettings()) {
        if (o.value() == null) continue;
        // Only scheduled actions are set with a resource name; for others Beanstalk derives it.
        boolean named = o.namespace().equals("aws:autoscaling:scheduledaction");
        options.put(
            new OptionKey(o.namespace(), o.optionName(), named ? orEmpty(o.resourceName()) : ""),
            o.value());
      }
    }
    return new LiveSettings(options, draft);
  }

  static List<ConfigurationOptionSetting> toOptionSettings(SortedMap<OptionKey, String> options) {
    return options.entrySet().stream()
        .map(
            o ->
                ConfigurationOptionSetting.builder()
                    .namespace(o.getKey().namespace())
                    .optionName(o.getKey().name())
                    .resourceName(resourceName(o.getKey()))
                    .value(o.getValue())
                    .build())
        .toList();
  }

  static List<OptionSpecification> toOptionSpecifications(List<OptionKey> options) {
    return options.stream()
        .map(
            o ->
                OptionSpecification.builder()
                    .namespace(o.namespace())
                    .optionName(o.name())
                    .resourceName(resourceName(o))
                    .build())
        .toList();
  }

  private static @Nullable String resourceName(OptionKey option) {
    return option.resource().isEmpty() ? null : option.resource();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  static List<Tag> toTags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .toList();
  }

  static String requestId(ElasticBeanstalkResponse answer) {
    return requireNonNullElse(answer.responseMetadata().requestId(), "");
  }
}
