package kr.mambo.beanstalk.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only by hand. */
public final class HandClock implements InstantSource {
  private Instant now = Given.NOW;

  @Override
  public Instant instant() {
    return now;
  }

  /** Goes on. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
