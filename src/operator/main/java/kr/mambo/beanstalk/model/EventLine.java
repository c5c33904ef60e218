package kr.mambo.beanstalk.model;

import java.time.Instant;

/**
 * An event of Beanstalk.
 *
 * @param severity TRACE, DEBUG, INFO, WARN, ERROR or FATAL
 * @param requestId of the call that brought it about; empty when none did
 * @param label the application version that it is about; empty when none
 */
public record EventLine(
    Instant at, String severity, String message, String requestId, String label) {
  /** The same, in other words. */
  public EventLine saying(String words) {
    return new EventLine(at, severity, words, requestId, label);
  }

  public boolean error() {
    return severity.equals("ERROR") || severity.equals("FATAL");
  }

  public boolean warns() {
    return severity.equals("WARN") || error();
  }
}
