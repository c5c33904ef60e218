package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every account and region of one emulator. Guarded by the timeline. */
public final class World {
  private final Map<String, Region> regions = new HashMap<>();
  private final Changes changes = new Changes();
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

  /** What has changed since it was last kept. */
  public Changes changes() {
    return changes;
  }

  public void touch(Environment environment) {
    changes.add(environment);
  }

  public void touch(Region region, Application application) {
    changes.add(region, application);
  }

  /** Adds an event to its stream. */
  public void add(Region region, Event event) {
    region.add(event);
    changes.add(region, event);
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
    changes.clear();
  }
}
