package kr.mambo.beanstalk.emulator.beanstalk.rule;

import java.time.Duration;

/**
 * How long AWS's answers lag behind its state, in AWS's own time.
 *
 * @param newVersion how long a new application version is unknown to the operations on environments
 * @param updateStatus how long an environment still shows Ready after an update was accepted
 */
public record Lags(Duration newVersion, Duration updateStatus) {
  /** Everything is seen at once. */
  public static final Lags NONE = new Lags(Duration.ZERO, Duration.ZERO);

  /** As seen on AWS on a slow day. */
  public static final Lags TYPICAL = new Lags(Duration.ofSeconds(3), Duration.ofSeconds(5));
}
