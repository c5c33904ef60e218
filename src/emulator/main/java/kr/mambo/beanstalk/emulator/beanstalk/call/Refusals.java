package kr.mambo.beanstalk.emulator.beanstalk.call;

import kr.mambo.beanstalk.emulator.service.Refusal;

/** Beanstalk's own words for no. */
final class Refusals {
  private Refusals() {}

  static Refusal value(String message) {
    return new Refusal("InvalidParameterValue", message);
  }

  static Refusal combination(String message) {
    return new Refusal("InvalidParameterCombination", message);
  }

  static Refusal missing(String message) {
    return new Refusal("MissingRequiredParameter", message);
  }

  static Refusal busy(String message) {
    return new Refusal("OperationInProgressFailure", message);
  }

  static Refusal tooMany(String what, String message) {
    return new Refusal("TooMany" + what + "Exception", message);
  }

  static Refusal noApplication(String name) {
    return value("No Application named '" + name + "' found.");
  }

  static Refusal noVersion(String label) {
    return value("No Application Version named '" + label + "' found.");
  }

  static Refusal noTemplate(String name) {
    return value("No Configuration Template named '" + name + "' found.");
  }

  static Refusal noStack(String name) {
    return value("No Solution Stack named '" + name + "' found.");
  }

  static Refusal mustBe(String environment, String state) {
    return value(
        "Environment named %s is in an invalid state for this operation. Must be %s."
            .formatted(environment, state));
  }
}
