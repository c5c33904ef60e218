package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A pod of ours that has not ended and is not on its way out.
 *
 * @param readySince since when it is ready, as its node says; empty while it is not
 * @param reachable whether its Service leads to it, if it is ready; also where nobody can tell
 * @param digests of the images that its containers run, {@code sha256:…} by container, as far as
 *     the node tells
 * @param unscheduledReason why no node has taken it yet; empty once one has
 * @param failureReason why its containers do not run, without figures that change all the time;
 *     empty while they run or start
 */
public record ObservedPod(
    String name,
    Optional<Instant> readySince,
    boolean reachable,
    Map<String, String> digests,
    Optional<String> unscheduledReason,
    Optional<String> failureReason) {
  public ObservedPod {
    digests = Map.copyOf(digests);
  }

  /** Whether it is ready. */
  public boolean isReady() {
    return readySince.isPresent();
  }
}
