package kr.mambo.beanstalk.emulator.beanstalk.options;

/**
 * Why settings are not accepted, in the service's words.
 *
 * @param code the error code of the operations that refuse such settings
 * @param message the whole sentence, as ValidateConfigurationSettings puts it into a message
 */
public record OptionViolation(String code, String namespace, String option, String message) {
  /** The error code of nearly all refused settings. */
  public static final String VALIDATION_EXCEPTION = "ConfigurationValidationException";

  OptionViolation(String namespace, String option, String text) {
    this(VALIDATION_EXCEPTION, namespace, option, text);
  }

  /** Something is wrong with the option itself. */
  static OptionViolation invalidSpecification(String namespace, String option, String reason) {
    return new OptionViolation(
        namespace,
        option,
        "Invalid option specification (Namespace: '%s', OptionName: '%s'): %s"
            .formatted(namespace, option, reason));
  }

  /** Something is wrong with its value. */
  static OptionViolation invalidValue(
      String value, String namespace, String option, String reason) {
    return new OptionViolation(
        namespace,
        option,
        "Invalid option value: '%s' (Namespace: '%s', OptionName: '%s'): %s"
            .formatted(value, namespace, option, reason));
  }
}
