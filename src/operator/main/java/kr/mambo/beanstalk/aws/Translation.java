package kr.mambo.beanstalk.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
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

/** The SDK's values in the project's own words, and back. */
final class Translation {
  /** By version number: the order of a listing is not promised. */
  static final Comparator<PlatformVersion> NEWEST_FIRST =
      Comparator.<PlatformVersion, String>comparing(p -> PlatformVersion.sortable(p.version()))
          .reversed();

  private Translation() {}

  static EnvironmentSnapshot snapshot(EnvironmentDescription e) {
    return new EnvironmentSnapshot(
        e.environmentName(),
        e.environmentId(),
        text(e.environmentArn()),
        text(e.applicationName()),
        Lifecycle.of(text(e.statusAsString())),
        requireNonNullElse(e.healthAsString(), "Grey"),
        HealthStatus.of(text(e.healthStatusAsString())),
        e.versionLabel(),
        text(e.platformArn()),
        e.cname(),
        e.tier() == null ? "" : tier(text(e.tier().name()), text(e.tier().type())),
        Boolean.TRUE.equals(e.abortableOperationInProgress()),
        e.dateUpdated());
  }

  private static String tier(String name, String type) {
    return type.isEmpty() || type.equals("Standard") ? name : name + "/" + type;
  }

  static VersionState.Present version(ApplicationVersionDescription v) {
    var bundle = v.sourceBundle();
    return new VersionState.Present(
        text(v.statusAsString()).toUpperCase(Locale.ROOT),
        bundle == null ? null : bundle.s3Bucket(),
        bundle == null ? null : bundle.s3Key(),
        text(v.description()));
  }

  static EventLine event(EventDescription e) {
    return new EventLine(
        requireNonNullElse(e.eventDate(), Instant.EPOCH),
        text(e.severityAsString()),
        text(e.message()),
        text(e.requestId()),
        text(e.versionLabel()));
  }

  static PlatformVersion platform(PlatformSummary p) {
    return new PlatformVersion(
        p.platformArn(),
        text(p.platformVersion()),
        text(p.platformBranchName()),
        text(p.platformLifecycleState()).toLowerCase(Locale.ROOT),
        text(p.platformBranchLifecycleState()).toLowerCase(Locale.ROOT));
  }

  static LiveSettings live(List<ConfigurationSettingsDescription> sets) {
    var options = new TreeMap<OptionKey, String>();
    boolean draft = false;
    for (var set : sets) {
      if (!"deployed".equals(set.deploymentStatusAsString())) {
        draft = true;
        continue;
      }
      for (var o : set.optionSettings()) {
        if (o.value() == null) continue;
        // Only scheduled actions are written with a resource name; for the rest it is what
        // Beanstalk made of it.
        boolean named = o.namespace().equals("aws:autoscaling:scheduledaction");
        options.put(
            new OptionKey(o.namespace(), o.optionName(), named ? text(o.resourceName()) : ""),
            o.value());
      }
    }
    return new LiveSettings(options, draft);
  }

  static List<ConfigurationOptionSetting> settings(SortedMap<OptionKey, String> options) {
    return options.entrySet().stream()
        .map(
            o ->
                ConfigurationOptionSetting.builder()
                    .namespace(o.getKey().namespace())
                    .optionName(o.getKey().name())
                    .resourceName(named(o.getKey()))
                    .value(o.getValue())
                    .build())
        .toList();
  }

  static List<OptionSpecification> specifications(List<OptionKey> options) {
    return options.stream()
        .map(
            o ->
                OptionSpecification.builder()
                    .namespace(o.namespace())
                    .optionName(o.name())
                    .resourceName(named(o))
                    .build())
        .toList();
  }

  private static @Nullable String named(OptionKey option) {
    return option.resource().isEmpty() ? null : option.resource();
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .toList();
  }

  static String requestId(ElasticBeanstalkResponse answer) {
    return requireNonNullElse(answer.responseMetadata().requestId(), "");
  }
}
