package kr.mambo.beanstalk.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kr.mambo.beanstalk.model.Failure;

/**
 * The calls that an account and region may make: a token bucket that all callers share. Beanstalk's
 * own limits are unpublished and counted per account, so what others need must be left.
 */
public final class RateLimiter {
  private final double burst;
  private final double perSecond;
  private final InstantSource clock;
  private double tokens;
  private Instant refilledAt;

  /**
   * Starts full.
   *
   * @param burst calls that may be made at once
   * @param perSecond calls that may be made for long
   */
  public RateLimiter(InstantSource clock, double burst, double perSecond) {
    this.clock = clock;
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.refilledAt = clock.instant();
  }

  /** Pays for one call; throws a throttling failure when nothing is left, so that nobody blocks. */
  synchronized void acquire() {
    var now = clock.instant();
    tokens =
        Math.min(burst, tokens + perSecond * Duration.between(refilledAt, now).toMillis() / 1000.0);
    refilledAt = now;
    if (tokens < 1)
      throw new AwsException(
          new Failure.Throttled(
              "The request budget of this account and region is used up for a moment"));
    tokens -= 1;
  }
}
