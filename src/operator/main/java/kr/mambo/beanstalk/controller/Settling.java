package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.model.ResourceKey;
import org.jspecify.annotations.Nullable;

/** Lets changed inputs become still, so that one {@code kubectl apply -k} is one deployment. */
final class Settling {
  private record Change(String inputs, Instant first, Instant last) {}

  private final Map<ResourceKey, Change> changes = new ConcurrentHashMap<>();
  private final Duration still;
  private final Duration longest;

  /**
   * Waits within these bounds.
   *
   * @param still how long inputs have to be unchanged
   * @param longest how long they may go on changing before they are taken all the same
   */
  Settling(Duration still, Duration longest) {
    this.still = still;
    this.longest = longest;
  }

  /**
   * Whether to wait.
   *
   * @param deployed the inputs that run; null before the first deployment, which has nothing to
   *     wait for
   */
  boolean waits(ResourceKey key, String inputs, @Nullable String deployed, Instant now) {
    if (deployed == null || deployed.equals(inputs)) {
      changes.remove(key);
      return false;
    }
    var change =
        changes.compute(
            key,
            (k, before) -> {
              if (before == null) return new Change(inputs, now, now);
              return before.inputs().equals(inputs)
                  ? before
                  : new Change(inputs, before.first(), now);
            });
    return now.isBefore(change.last().plus(still)) && now.isBefore(change.first().plus(longest));
  }

  void forget(ResourceKey key) {
    changes.remove(key);
  }
}
