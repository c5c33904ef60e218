package kr.mambo.beanstalk.poll;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;

/**
 * When a scope is asked next.
 *
 * @param moving while something is on its way
 * @param still while nothing is
 */
public record PollSchedule(Duration moving, Duration still) {
  private static final int MOST_DOUBLINGS = 4;

  /** As gentle as the tools that AWS publishes: 10 s while something moves. */
  public static final PollSchedule GENTLE =
      new PollSchedule(Duration.ofSeconds(10), Duration.ofSeconds(60));

  /**
   * The time until the next poll.
   *
   * @param failures polls without an answer in a row: each doubles the time
   */
  Duration next(Optional<Map<String, EnvironmentSnapshot>> seen, boolean awaited, int failures) {
    boolean busy =
        awaited
            || seen.isEmpty()
            || seen.get().values().stream().anyMatch(e -> e.lifecycle() != Lifecycle.Ready);
    var base = busy ? moving : still;
    return base.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
  }
}
