package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionViolation;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.OptionSpecification;

/** The option settings of requests, judged and laid over what was there before. */
final class OptionSettings {
  private OptionSettings() {}

  /** In the catalogue's spelling where the catalogue knows the option. */
  static Map<OptionKey, String> parse(
      CallContext context, List<ConfigurationOptionSetting> settings) {
    var options = new TreeMap<OptionKey, String>();
    for (var setting : settings)
      options.put(
          resolveKey(context, setting.namespace(), setting.optionName(), setting.resourceName()),
          Objects.requireNonNullElse(setting.value(), ""));
    return options;
  }

  /** Resource names other than those of scheduled actions are Beanstalk's own business. */
  static OptionKey resolveKey(
      CallContext context,
      @Nullable String namespace,
      @Nullable String option,
      @Nullable String resource) {
    var wantedNamespace = Objects.requireNonNullElse(namespace, "");
    var wantedOption = Objects.requireNonNullElse(option, "");
    var spec = context.backend().catalog().find(wantedNamespace, wantedOption);
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
      CallContext context,
      Map<OptionKey, String> current,
      Map<OptionKey, String> changed,
      List<OptionSpecification> removed) {
    var merged = new TreeMap<>(current);
    for (var each : removed) {
      var key = resolveKey(context, each.namespace(), each.optionName(), each.resourceName());
      if (changed.containsKey(key))
        throw BeanstalkErrors.invalidParameterCombination(
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
  static void validate(
      CallContext context, Map<OptionKey, String> changed, Map<OptionKey, String> merged) {
    var violations = context.backend().validator().validate(changed, merged);
    if (!violations.isEmpty()) throw toException(violations.getFirst());
  }

  static ServiceException toException(OptionViolation violation) {
    return new ServiceException(
        violation.code(),
        violation.code().equals(OptionViolation.VALIDATION_EXCEPTION)
            ? "Configuration validation exception: " + violation.message()
            : violation.message());
  }
}
