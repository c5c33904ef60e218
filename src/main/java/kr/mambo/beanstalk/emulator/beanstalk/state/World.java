package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every account and region of one emulator. Guarded by the timeline. */
public final class World {
  private final Map<String, Region> regions = new HashMap<>();
  private final Set<Object> touched = new LinkedHashSet<>();
  private long events;

  public Region region(String account, String name) {
    return regions.computeIfAbsent(account + "/" + name, key -> new Region(account, name));
  }

  public Region region(Environment environment) {
    return region(environment.account, environment.region);
  }

  public Stream<Region> regions() {
    return regions.values().stream();
  }

  /** The environment of this id, or the live one of this name, wherever it is. */
  public Optional<Environment> environment(String idOrName) {
    return regions()
        .flatMap(
            r ->
                Optional.ofNullable(r.environments.get(idOrName))
                    .or(() -> r.live(idOrName))
                    .stream())
        .findFirst();
  }

  /** Whether this very environment is still part of the world. */
  public boolean knows(Environment environment) {
    return region(environment).environments.get(environment.id) == environment;
  }

  /** Notes that this environment, application or event has to be kept. */
  public void touch(Object changed) {
    touched.add(changed);
  }

  /** What has changed since the last time; each thing once. */
  public List<Object> takeTouched() {
    var all = List.copyOf(touched);
    touched.clear();
    return all;
  }

  public long nextEvent() {
    return ++events;
  }

  public long events() {
    return events;
  }

  /** Goes on counting after a restart. */
  public void resume(long lastEvent) {
    events = Math.max(events, lastEvent);
  }

  public void clear() {
    regions.clear();
  }
}
