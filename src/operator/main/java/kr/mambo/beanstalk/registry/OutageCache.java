package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registries that were recently unreachable, so that the next resource does not wait for the same
 * timeout. Failures that depend on credentials or certificates are not cached, since the next
 * resource may have others.
 */
final class OutageCache {
  private record Outage(String reason, Instant expiresAt) {}

  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
  private static final int MAX_ENTRIES = 1000;
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();
  private final InstantSource clock;

  OutageCache(InstantSource clock) {
    this.clock = clock;
  }

  Optional<String> find(String host) {
    var outage = outages.get(host);
    if (outage == null) return Optional.empty();
    if (outage.expiresAt().isAfter(clock.instant())) return Optional.of(outage.reason());
    outages.remove(host, outage);
    return Optional.empty();
  }

  void record(String host, String reason) {
    var now = clock.instant();
    if (outages.size() >= MAX_ENTRIES) outages.values().removeIf(o -> !o.expiresAt().isAfter(now));
    if (outages.size() < MAX_ENTRIES) outages.put(host, new Outage(reason, now.plus(TIME_TO_LIVE)));
  }
}
