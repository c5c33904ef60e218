package kr.mambo.beanstalk.model;

import java.time.Instant;

/**
 * An event of Beanstalk.
 *
 * @param severity TRACE, DEBUG, INFO, WARN, ERROR or FATAL
 * @param requestId of the call that brought it about; empty when none did
 * @param label the application version that it is about; empty when none
 */
public record EnvironmentEvent(
    Instant timestamp, String severity, String message, String requestId, String label) {
  /** The same, in other words. */
  public EnvironmentEvent withMessage(String newMessage) {
    return new EnvironmentEvent(timestamp, severity, newMessage, requestId, label);
  }

  public boolean isError() {
    return severity.equals("ERROR") || severity.equals("FATAL");
  }

  public boolean isWarningOrError() {
    return severity.equals("WARN") || isError();
  }
}
