package kr.mambo.beanstalk.poll;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;

/**
 * When a scope is asked next.
 *
 * @param activeInterval while something is on its way
 * @param idleInterval while nothing is
 */
public record PollSchedule(Duration activeInterval, Duration idleInterval) {
  private static final int MAX_DOUBLINGS = 4;

  /** As gentle as the tools that AWS publishes: 10 s while something moves. */
  public static final PollSchedule DEFAULT =
      new PollSchedule(Duration.ofSeconds(10), Duration.ofSeconds(60));

  /**
   * The time until the next poll.
   *
   * @param failures polls without an answer in a row: each doubles the time
   */
  Duration nextDelay(
      Optional<Map<String, EnvironmentSnapshot>> environments, boolean awaited, int failures) {
    boolean busy =
        awaited
            || environments.isEmpty()
            || environments.get().values().stream().anyMatch(e -> e.lifecycle() != Lifecycle.Ready);
    var base = busy ? activeInterval : idleInterval;
    return base.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
  }
}
