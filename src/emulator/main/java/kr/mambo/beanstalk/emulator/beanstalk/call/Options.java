package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.Violation;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.OptionSpecification;

/** The option settings of requests, judged and laid over what was there before. */
final class Options {
  private Options() {}

  /** In the catalogue's spelling where the catalogue knows the option. */
  static Map<OptionKey, String> read(Context context, List<ConfigurationOptionSetting> settings) {
    var options = new TreeMap<OptionKey, String>();
    for (var setting : settings)
      options.put(
          key(context, setting.namespace(), setting.optionName(), setting.resourceName()),
          Objects.requireNonNullElse(setting.value(), ""));
    return options;
  }

  /** Resource names other than those of scheduled actions are Beanstalk's own business. */
  static OptionKey key(
      Context context,
      @Nullable String namespace,
      @Nullable String option,
      @Nullable String resource) {
    var wantedNamespace = Objects.requireNonNullElse(namespace, "");
    var wantedOption = Objects.requireNonNullElse(option, "");
    var spec = context.shop().catalogue().find(wantedNamespace, wantedOption);
    var exact = spec.map(s -> s.namespace()).orElse(wantedNamespace);
    return new OptionKey(
        exact,
        spec.map(s -> s.option()).orElse(wantedOption),
        exact.equals("aws:autoscaling:scheduledaction")
            ? Objects.requireNonNullElse(resource, "")
            : "");
  }

  /** The current settings with the request's changes. */
  static Map<OptionKey, String> merge(
      Context context,
      Map<OptionKey, String> current,
      Map<OptionKey, String> changed,
      List<OptionSpecification> removed) {
    var merged = new TreeMap<>(current);
    for (var each : removed) {
      var key = key(context, each.namespace(), each.optionName(), each.resourceName());
      if (changed.containsKey(key))
        throw Refusals.combination(
            "The option (Namespace: '%s', OptionName: '%s') cannot be both set and removed."
                .formatted(key.namespace(), key.option()));
      merged.remove(key);
    }
    merged.putAll(changed);
    return merged;
  }

  /**
   * @throws Refusal {@code ConfigurationValidationException} for the first violation
   */
  static void check(
      Context context, Map<OptionKey, String> changed, Map<OptionKey, String> merged) {
    var violations = context.shop().validator().check(changed, merged);
    if (!violations.isEmpty()) throw refusal(violations.getFirst());
  }

  static Refusal refusal(Violation violation) {
    return new Refusal(
        violation.code(),
        violation.code().equals(Violation.INVALID)
            ? "Configuration validation exception: " + violation.text()
            : violation.text());
  }
}
