package kr.mambo.beanstalk.emulator.beanstalk.handler;

import kr.mambo.beanstalk.emulator.service.ServiceException;

/** Beanstalk's own words for no. */
final class BeanstalkErrors {
  private BeanstalkErrors() {}

  static ServiceException invalidParameterValue(String message) {
    return new ServiceException("InvalidParameterValue", message);
  }

  static ServiceException invalidParameterCombination(String message) {
    return new ServiceException("InvalidParameterCombination", message);
  }

  static ServiceException missingParameter(String message) {
    return new ServiceException("MissingRequiredParameter", message);
  }

  static ServiceException operationInProgress(String message) {
    return new ServiceException("OperationInProgressFailure", message);
  }

  static ServiceException tooMany(String resource, String message) {
    return new ServiceException("TooMany" + resource + "Exception", message);
  }

  static ServiceException applicationNotFound(String name) {
    return invalidParameterValue("No Application named '" + name + "' found.");
  }

  static ServiceException versionNotFound(String label) {
    return invalidParameterValue("No Application Version named '" + label + "' found.");
  }

  static ServiceException templateNotFound(String name) {
    return invalidParameterValue("No Configuration Template named '" + name + "' found.");
  }

  static ServiceException solutionStackNotFound(String name) {
    return invalidParameterValue("No Solution Stack named '" + name + "' found.");
  }

  static ServiceException invalidState(String environment, String state) {
    return invalidParameterValue(
        "Environment named %s is in an invalid state for this operation. Must be %s."
            .formatted(environment, state));
  }
}
