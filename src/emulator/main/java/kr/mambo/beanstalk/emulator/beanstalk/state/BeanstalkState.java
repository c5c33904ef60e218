package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every account and region of one emulator. Guarded by the timeline. */
public final class BeanstalkState {
  private final Map<String, AccountRegion> regions = new HashMap<>();
  private final PendingChanges changes = new PendingChanges();
  private long lastEventNumber;

  public AccountRegion region(String account, String name) {
    return regions.computeIfAbsent(account + "/" + name, key -> new AccountRegion(account, name));
  }

  public AccountRegion region(Environment environment) {
    return region(environment.account, environment.region);
  }

  public Stream<AccountRegion> regions() {
    return regions.values().stream();
  }

  /** The environment of this id, or the live one of this name, wherever it is. */
  public Optional<Environment> findEnvironment(String idOrName) {
    return regions()
        .flatMap(
            r ->
                Optional.ofNullable(r.environments.get(idOrName))
                    .or(() -> r.live(idOrName))
                    .stream())
        .findFirst();
  }

  /** Whether this very environment is still part of the world. */
  public boolean contains(Environment environment) {
    return region(environment).environments.get(environment.id) == environment;
  }

  /** What has changed since it was last kept. */
  public PendingChanges changes() {
    return changes;
  }

  public void markChanged(Environment environment) {
    changes.add(environment);
  }

  public void markChanged(AccountRegion region, Application application) {
    changes.add(region, application);
  }

  /** Adds an event to its stream. */
  public void add(AccountRegion region, Event event) {
    region.add(event);
    changes.add(region, event);
  }

  public long nextEventNumber() {
    return ++lastEventNumber;
  }

  public long lastEventNumber() {
    return lastEventNumber;
  }

  /** Goes on counting after a restart. */
  public void resumeEventNumbers(long lastEvent) {
    lastEventNumber = Math.max(lastEventNumber, lastEvent);
  }

  public void clear() {
    regions.clear();
    changes.clear();
  }
}
