package kr.mambo.beanstalk.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kr.mambo.beanstalk.model.Failure;

/**
 * Client-side rate limit of an account and region: a token bucket that all callers share.
 * Beanstalk's own limits are unpublished and counted per account, so room must be left for other
 * clients.
 */
public final class RateLimiter {
  private final double burst;
  private final double perSecond;
  private final InstantSource clock;
  private double tokens;
  private Instant refilledAt;

  /**
   * Creates a full bucket.
   *
   * @param burst maximum calls at once
   * @param perSecond sustained calls per second
   */
  public RateLimiter(InstantSource clock, double burst, double perSecond) {
    this.clock = clock;
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.refilledAt = clock.instant();
  }

  /**
   * Takes a token for one call; throws a throttling failure if none is left, so that no thread
   * blocks.
   */
  synchronized void acquire() {
    var now = clock.instant();
    tokens =
        Math.min(burst, tokens + perSecond * Duration.between(refilledAt, now).toMillis() / 1000.0);
    refilledAt = now;
    if (tokens < 1)
      throw new AwsException(
          new Failure.Throttled(
              "Waiting for the client-side rate limit of this account and region"));
    tokens -= 1;
  }
}
