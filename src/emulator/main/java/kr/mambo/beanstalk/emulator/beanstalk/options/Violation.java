package kr.mambo.beanstalk.emulator.beanstalk.options;

/**
 * Why settings are not accepted, in the service's words.
 *
 * @param code the error code of the operations that refuse such settings
 * @param text the whole sentence, as ValidateConfigurationSettings puts it into a message
 */
public record Violation(String code, String namespace, String option, String text) {
  /** The error code of nearly all refused settings. */
  public static final String INVALID = "ConfigurationValidationException";

  Violation(String namespace, String option, String text) {
    this(INVALID, namespace, option, text);
  }

  /** Something is wrong with the option itself. */
  static Violation specification(String namespace, String option, String why) {
    return new Violation(
        namespace,
        option,
        "Invalid option specification (Namespace: '%s', OptionName: '%s'): %s"
            .formatted(namespace, option, why));
  }

  /** Something is wrong with its value. */
  static Violation value(String value, String namespace, String option, String why) {
    return new Violation(
        namespace,
        option,
        "Invalid option value: '%s' (Namespace: '%s', OptionName: '%s'): %s"
            .formatted(value, namespace, option, why));
  }
}
