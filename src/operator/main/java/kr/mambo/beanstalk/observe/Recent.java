package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Values that need not be asked for again for a while.
 *
 * @param <K> what was asked
 * @param <V> what was answered
 */
final class Recent<K, V> {
  private record Kept<V>(V value, Instant until) {}

  private static final int MOST = 10_000;
  private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration life;

  Recent(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  V get(K key, Supplier<V> ask) {
    return get(key, ask, answer -> true);
  }

  /**
   * Asks unless the answer is kept.
   *
   * @param keeps which answers need not be asked for again
   */
  V get(K key, Supplier<V> ask, Predicate<V> keeps) {
    var now = clock.instant();
    var found = kept.get(key);
    if (found != null && found.until().isAfter(now)) return found.value();
    return fresh(key, ask, keeps);
  }

  /**
   * Asks unless the answer is kept.
   *
   * @param anew whether what is kept may no longer be true
   */
  V get(K key, boolean anew, Supplier<V> ask) {
    return anew ? fresh(key, ask, answer -> true) : get(key, ask);
  }

  private V fresh(K key, Supplier<V> ask, Predicate<V> keeps) {
    var now = clock.instant();
    var value = ask.get();
    kept.remove(key);
    if (!keeps.test(value)) return value;
    if (kept.size() >= MOST) kept.values().removeIf(k -> !k.until().isAfter(now));
    kept.put(key, new Kept<>(value, now.plus(life)));
    return value;
  }

  /** Forgets answers, so that they are asked for again. */
  void forget(Predicate<K> which) {
    kept.keySet().removeIf(which);
  }
}
