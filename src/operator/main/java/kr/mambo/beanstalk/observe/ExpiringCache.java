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
final class ExpiringCache<K, V> {
  private record Entry<V>(V value, Instant until) {}

  private static final int MAX_SIZE = 10_000;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration timeToLive;

  ExpiringCache(InstantSource clock, Duration life) {
    this.clock = clock;
    this.timeToLive = life;
  }

  V get(K key, Supplier<V> loader) {
    return get(key, loader, answer -> true);
  }

  /**
   * Asks unless the answer is kept.
   *
   * @param cacheable which answers need not be asked for again
   */
  V get(K key, Supplier<V> loader, Predicate<V> cacheable) {
    var now = clock.instant();
    var found = entries.get(key);
    if (found != null && found.until().isAfter(now)) return found.value();
    return load(key, loader, cacheable);
  }

  /**
   * Asks unless the answer is kept.
   *
   * @param reload whether what is kept may no longer be true
   */
  V get(K key, boolean reload, Supplier<V> loader) {
    return reload ? load(key, loader, answer -> true) : get(key, loader);
  }

  private V load(K key, Supplier<V> loader, Predicate<V> cacheable) {
    var now = clock.instant();
    var value = loader.get();
    entries.remove(key);
    if (!cacheable.test(value)) return value;
    if (entries.size() >= MAX_SIZE) entries.values().removeIf(k -> !k.until().isAfter(now));
    entries.put(key, new Entry<>(value, now.plus(timeToLive)));
    return value;
  }

  /** Forgets answers, so that they are asked for again. */
  void invalidate(Predicate<K> matching) {
    entries.keySet().removeIf(matching);
  }
}
