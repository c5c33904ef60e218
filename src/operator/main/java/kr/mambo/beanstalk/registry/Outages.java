package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registries that could not be reached a moment ago: whoever asks next does not wait for the same
 * silence again. What depends on a login or a certificate is not kept here, since the next one may
 * have another.
 */
final class Outages {
  private record Outage(String why, Instant until) {}

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 1000;
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Outages(InstantSource clock) {
    this.clock = clock;
  }

  Optional<String> of(String host) {
    var found = outages.get(host);
    if (found == null) return Optional.empty();
    if (found.until().isAfter(clock.instant())) return Optional.of(found.why());
    outages.remove(host, found);
    return Optional.empty();
  }

  void note(String host, String why) {
    var now = clock.instant();
    if (outages.size() >= MOST) outages.values().removeIf(o -> !o.until().isAfter(now));
    if (outages.size() < MOST) outages.put(host, new Outage(why, now.plus(KEPT)));
  }
}
