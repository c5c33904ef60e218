package kr.mambo.beanstalk.emulator.fault;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: the way AWS meters its APIs. */
final class TokenBucket {
  private final double rate;
  private final int burst;
  private double tokens;
  private Instant filledAt;

  TokenBucket(double rate, int burst, Instant now) {
    this.rate = rate;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  synchronized boolean tryTake(Instant now) {
    double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
    tokens = Math.min(burst, tokens + Math.max(0, seconds) * rate);
    filledAt = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  }
}
