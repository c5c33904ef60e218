package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.model.ResourceKey;
import org.jspecify.annotations.Nullable;

/** Lets changed inputs become still, so that one {@code kubectl apply -k} is one deployment. */
final class InputDebounce {
  private record PendingChange(String inputs, Instant firstChangedAt, Instant lastChangedAt) {}

  private final Map<ResourceKey, PendingChange> pendingChanges = new ConcurrentHashMap<>();
  private final Duration quietPeriod;
  private final Duration maxDelay;

  /**
   * Waits within these bounds.
   *
   * @param quietPeriod how long inputs have to be unchanged
   * @param maxDelay how long they may go on changing before they are taken all the same
   */
  InputDebounce(Duration quietPeriod, Duration maxDelay) {
    this.quietPeriod = quietPeriod;
    this.maxDelay = maxDelay;
  }

  /**
   * Whether to wait.
   *
   * @param deployed the inputs that run; null before the first deployment, which has nothing to
   *     wait for
   */
  boolean shouldWait(ResourceKey key, String inputs, @Nullable String deployed, Instant now) {
    if (deployed == null || deployed.equals(inputs)) {
      pendingChanges.remove(key);
      return false;
    }
    var change =
        pendingChanges.compute(
            key,
            (k, previous) -> {
              if (previous == null) return new PendingChange(inputs, now, now);
              return previous.inputs().equals(inputs)
                  ? previous
                  : new PendingChange(inputs, previous.firstChangedAt(), now);
            });
    return now.isBefore(change.lastChangedAt().plus(quietPeriod))
        && now.isBefore(change.firstChangedAt().plus(maxDelay));
  }

  void forget(ResourceKey key) {
    pendingChanges.remove(key);
  }
}
