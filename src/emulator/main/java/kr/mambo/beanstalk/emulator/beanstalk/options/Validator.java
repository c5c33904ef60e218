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
public final class Validator {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:(secretsmanager|ssm):[a-z0-9-]*:\\d{12}:.+");
  private final Catalogue catalogue;

  public Validator(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Everything that is wrong, the first one first.
   *
   * @param changed what the request writes
   * @param merged the request's settings over the current ones
   */
  public List<Violation> check(Map<OptionKey, String> changed, Map<OptionKey, String> merged) {
    var violations = new ArrayList<Violation>();
    changed.forEach((key, value) -> check(key, value).ifPresent(violations::add));
    if (violations.isEmpty())
      violations.addAll(new Consistency(new Settings(catalogue, merged), changed).check());
    return violations;
  }

  private Optional<Violation> check(OptionKey key, String value) {
    var found = catalogue.find(key.namespace(), key.option());
    if (found.isEmpty())
      return Optional.of(
          Violation.specification(key.namespace(), key.option(), "Unknown configuration setting."));
    var spec = found.get();
    if (key.namespace().equals("aws:autoscaling:scheduledaction") && key.resource().isEmpty())
      return wrong(key, value, "The scheduled action name cannot be blank");
    if (key.namespace().equals(Catalogue.SECRETS) && !ARN.matcher(value).matches())
      return wrong(
          key, value, "Value must be the ARN of a Secrets Manager secret or an SSM parameter.");
    return range(spec, key, value).or(() -> text(spec, key, value));
  }

  private static Optional<Violation> range(OptionSpec spec, OptionKey key, String value) {
    if (spec.min() == null && spec.max() == null) return Optional.empty();
    BigDecimal number;
    try {
      number = new BigDecimal(value.strip());
    } catch (NumberFormatException e) {
      return wrong(key, value, "Value is not a number.");
    }
    if (spec.max() != null && number.compareTo(spec.max()) > 0)
      return wrong(key, value, "Value exceeds maximum allowed value: " + spec.max());
    if (spec.min() != null && number.compareTo(spec.min()) < 0)
      return wrong(key, value, "Value is less than minimum allowed value: " + spec.min());
    return Optional.empty();
  }

  private static Optional<Violation> text(OptionSpec spec, OptionKey key, String value) {
    if (!spec.allowed().isEmpty() && !spec.allowed().contains(value))
      return wrong(
          key,
          value,
          "Value is not one of the allowed values: [" + String.join(", ", spec.allowed()) + "]");
    if (spec.maxLength() != null && value.length() > spec.maxLength())
      return wrong(
          key,
          printed(spec, value),
          "Value exceeds the maximum allowed length: " + spec.maxLength());
    if (spec.regex() != null && !value.isEmpty() && !spec.regex().matcher(value).matches())
      return wrong(
          key, value, "Value does not satisfy regex: '" + spec.regex() + "'" + label(spec));
    return Optional.empty();
  }

  /** Lists are printed as JSON arrays. */
  private static String printed(OptionSpec spec, String value) {
    return spec.valueType().equals("CommaSeparatedList")
        ? Arrays.stream(value.split(","))
            .map(v -> '"' + v + '"')
            .collect(Collectors.joining(",", "[", "]"))
        : value;
  }

  private static String label(OptionSpec spec) {
    return spec.option().equals("MatcherHTTPCode")
        ? " [The configured value for 'MatcherHTTPCode' is invalid. A valid value must be a single"
            + " code of 3 digits, a comma separated list of codes (e.g 200,210), or a range of"
            + " codes (e.g 200-210).]"
        : "";
  }

  private static Optional<Violation> wrong(OptionKey key, String value, String why) {
    return Optional.of(Violation.value(value, key.namespace(), key.option(), why));
  }
}
