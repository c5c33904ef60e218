package kr.mambo.beanstalk.emulator.beanstalk;

import java.time.Duration;

/**
 * How long AWS's answers lag behind its state, in AWS's own time.
 *
 * @param version how long a new application version is unknown to the operations on environments
 * @param status how long an environment still shows Ready after an update was accepted
 */
public record Lags(Duration version, Duration status) {
  /** Everything is seen at once. */
  public static final Lags NONE = new Lags(Duration.ZERO, Duration.ZERO);

  /** As seen on AWS on a slow day. */
  public static final Lags USUAL = new Lags(Duration.ofSeconds(3), Duration.ofSeconds(5));
}
