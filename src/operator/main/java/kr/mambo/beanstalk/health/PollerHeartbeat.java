package kr.mambo.beanstalk.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the poller is alive. An AWS outage is not a reason to restart: only a poller that has
 * stopped is.
 */
@Singleton
public class PollerHeartbeat {
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MAX);
  private final InstantSource clock;

  public PollerHeartbeat(InstantSource clock) {
    this.clock = clock;
  }

  /** Says that the poller has just ticked. */
  public void markAlive() {
    last.set(clock.instant());
  }

  /** Whether it beat within the time, or never began to. */
  public boolean isWithin(Duration time) {
    return !last.get().isBefore(clock.instant().minus(time));
  }
}
