package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges settings as CreateEnvironment, UpdateEnvironment, CreateConfigurationTemplate and
 * ValidateConfigurationSettings do: each written value, and then all of them together.
 */
public final class OptionValidator {
  private static final Pattern SECRET_ARN =
      Pattern.compile("arn:aws[a-z-]*:(secretsmanager|ssm):[a-z0-9-]*:\\d{12}:.+");
  private final OptionCatalog catalog;

  public OptionValidator(OptionCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Everything that is wrong, the first one first.
   *
   * @param changed what the request writes
   * @param merged the request's settings over the current ones
   */
  public List<OptionViolation> validate(
      Map<OptionKey, String> changed, Map<OptionKey, String> merged) {
    var violations = new ArrayList<OptionViolation>();
    changed.forEach((key, value) -> validate(key, value).ifPresent(violations::add));
    if (violations.isEmpty())
      violations.addAll(
          new CrossOptionValidator(new EffectiveSettings(catalog, merged), changed).validate());
    return violations;
  }

  private Optional<OptionViolation> validate(OptionKey key, String value) {
    var found = catalog.find(key.namespace(), key.option());
    if (found.isEmpty())
      return Optional.of(
          OptionViolation.invalidSpecification(
              key.namespace(), key.option(), "Unknown configuration setting."));
    var spec = found.get();
    if (key.namespace().equals("aws:autoscaling:scheduledaction") && key.resource().isEmpty())
      return invalidValue(key, value, "The scheduled action name cannot be blank");
    if (key.namespace().equals(OptionCatalog.SECRETS) && !SECRET_ARN.matcher(value).matches())
      return invalidValue(
          key, value, "Value must be the ARN of a Secrets Manager secret or an SSM parameter.");
    return checkRange(spec, key, value).or(() -> checkText(spec, key, value));
  }

  private static Optional<OptionViolation> checkRange(
      OptionSpec spec, OptionKey key, String value) {
    if (spec.min() == null && spec.max() == null) return Optional.empty();
    BigDecimal number;
    try {
      number = new BigDecimal(value.strip());
    } catch (NumberFormatException e) {
      return invalidValue(key, value, "Value is not a number.");
    }
    if (spec.max() != null && number.compareTo(spec.max()) > 0)
      return invalidValue(key, value, "Value exceeds maximum allowed value: " + spec.max());
    if (spec.min() != null && number.compareTo(spec.min()) < 0)
      return invalidValue(key, value, "Value is less than minimum allowed value: " + spec.min());
    return Optional.empty();
  }

  private static Optional<OptionViolation> checkText(OptionSpec spec, OptionKey key, String value) {
    if (!spec.allowed().isEmpty() && !spec.allowed().contains(value))
      return invalidValue(
          key,
          value,
          "Value is not one of the allowed values: [" + String.join(", ", spec.allowed()) + "]");
    if (spec.maxLength() != null && value.length() > spec.maxLength())
      return invalidValue(
          key,
          formatValue(spec, value),
          "Value exceeds the maximum allowed length: " + spec.maxLength());
    if (spec.regex() != null && !value.isEmpty() && !spec.regex().matcher(value).matches())
      return invalidValue(
          key, value, "Value does not satisfy regex: '" + spec.regex() + "'" + regexLabel(spec));
    return Optional.empty();
  }

  /** Lists are printed as JSON arrays. */
  private static String formatValue(OptionSpec spec, String value) {
    return spec.valueType().equals("CommaSeparatedList")
        ? Arrays.stream(value.split(","))
            .map(v -> '"' + v + '"')
            .collect(Collectors.joining(",", "[", "]"))
        : value;
  }

  private static String regexLabel(OptionSpec spec) {
    return spec.option().equals("MatcherHTTPCode")
        ? " [The configured value for 'MatcherHTTPCode' is invalid. A valid value must be a single"
            + " code of 3 digits, a comma separated list of codes (e.g 200,210), or a range of"
            + " codes (e.g 200-210).]"
        : "";
  }

  private static Optional<OptionViolation> invalidValue(
      OptionKey key, String value, String reason) {
    return Optional.of(OptionViolation.invalidValue(value, key.namespace(), key.option(), reason));
  }
}
