package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which events were written lately, so that a repetition is counted and not written again. Lost
 * with the process: the next occurrence is an event of its own then.
 */
final class EventSeriesCache {
  /** As client-go's recorder has it: a series that paused longer has ended. */
  static final Duration MAX_PAUSE = Duration.ofMinutes(6);

  private static final int MAX_SERIES = 4096;

  private final Map<SeriesKey, Series> series =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SeriesKey, Series> eldest) {
          return size() > MAX_SERIES;
        }
      };

  /** What two events of one series have in common. */
  record SeriesKey(String uid, String type, String reason, String message) {}

  /**
   * A series.
   *
   * @param eventName of the event that began it
   * @param count how often it was observed
   */
  record Series(String eventName, int count, Instant lastObservedAt) {}

  synchronized void begin(SeriesKey key, String eventName, Instant now) {
    series.put(key, new Series(eventName, 1, now));
  }

  /** The series with one more observation; empty where none continues. */
  synchronized Optional<Series> repeat(SeriesKey key, Instant now) {
    var known = series.get(key);
    if (known == null) return Optional.empty();
    if (known.lastObservedAt().plus(MAX_PAUSE).isBefore(now)) {
      series.remove(key);
      return Optional.empty();
    }
    var repeated = new Series(known.eventName(), known.count() + 1, now);
    series.put(key, repeated);
    return Optional.of(repeated);
  }

  synchronized void end(SeriesKey key) {
    series.remove(key);
  }
}
