package kr.mambo.beanstalk.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only by hand. */
public final class ManualClock implements InstantSource {
  private Instant now = ObservationFixture.NOW;

  @Override
  public Instant instant() {
    return now;
  }

  /** Goes on. */
  public void advance(Duration time) {
    now = now.plus(time);
  }
}
