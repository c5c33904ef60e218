package kr.mambo.beanstalk.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A poller that has stopped for good is a reason to restart; an outage of AWS is none. */
@Liveness
@Singleton
final class PollerLiveness implements HealthCheck {
  /** A tick polls every scope that is due, each for as long as one call may take. */
  private static final Duration MAX_SILENCE = Duration.ofMinutes(5);

  private final PollerHeartbeat heartbeat;

  PollerLiveness(PollerHeartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("poller").status(heartbeat.isWithin(MAX_SILENCE)).build();
  }
}
