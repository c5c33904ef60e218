package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an event stream.
 *
 * @param number grows by one with every event; later events have higher numbers
 * @param environmentId the environment's id
 */
public record Event(
    long number,
    Instant date,
    Severity severity,
    String message,
    @Nullable String applicationName,
    @Nullable String versionLabel,
    @Nullable String templateName,
    @Nullable String environmentId,
    @Nullable String environmentName,
    @Nullable String platformArn,
    @Nullable String requestId) {

  /** From harmless to worst: a filter lets its own and all later ones through. */
  public enum Severity {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
  }
}
