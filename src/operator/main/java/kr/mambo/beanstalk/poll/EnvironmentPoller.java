package kr.mambo.beanstalk.poll;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a picture of every scope that somebody is interested in. Whoever drives it calls {@link
 * #tick()} about once a second; it polls the scopes that are due and says whose picture changed.
 */
public final class EnvironmentPoller {
  private static final class Watched {
    Picture picture = Picture.NOTHING;
    Instant dueAt = Instant.MIN;
    int failures;
    final Map<ResourceKey, Set<String>> interested = new HashMap<>();
    final Set<ResourceKey> awaiting = new HashSet<>();
  }

  private final Clients clients;
  private final InstantSource clock;
  private final PollSchedule schedule;
  private final Consumer<ResourceKey> changed;
  private final Map<Scope, Watched> scopes = new HashMap<>();

  /**
   * @param changed told about every resource whose environment looks different from before
   */
  public EnvironmentPoller(
      Clients clients, InstantSource clock, PollSchedule schedule, Consumer<ResourceKey> changed) {
    this.clients = clients;
    this.clock = clock;
    this.schedule = schedule;
    this.changed = changed;
  }

  /** The picture of a scope; the first call for a resource makes it interested in environments. */
  public synchronized Picture look(Scope scope, ResourceKey resource, String... environmentNames) {
    forget(resource, scope);
    var watched = scopes.computeIfAbsent(scope, s -> new Watched());
    watched.interested.put(resource, Set.of(environmentNames));
    return watched.picture;
  }

  /**
   * Asks for a fresh picture soon.
   *
   * @param awaiting whether the resource waits for something at AWS, so that the scope is polled
   *     more often
   */
  public synchronized void nudge(Scope scope, ResourceKey resource, boolean awaiting) {
    var watched = scopes.get(scope);
    if (watched == null) return;
    if (awaiting) watched.awaiting.add(resource);
    else watched.awaiting.remove(resource);
    if (!awaiting) return;
    var soon = clock.instant().plus(schedule.moving());
    if (watched.dueAt.isAfter(soon)) watched.dueAt = soon;
  }

  /** Ends a resource's interest everywhere. */
  public synchronized void forget(ResourceKey resource) {
    forget(resource, null);
  }

  private void forget(ResourceKey resource, @Nullable Scope except) {
    scopes.forEach(
        (scope, watched) -> {
          if (scope.equals(except)) return;
          watched.interested.remove(resource);
          watched.awaiting.remove(resource);
        });
    scopes.values().removeIf(watched -> watched.interested.isEmpty());
  }

  /** Polls what is due. One scope's trouble never touches another's. */
  public void tick() {
    for (var scope : due()) poll(scope);
  }

  private synchronized Set<Scope> due() {
    var now = clock.instant();
    var due = new HashSet<Scope>();
    scopes.forEach(
        (scope, watched) -> {
          if (!watched.dueAt.isAfter(now)) due.add(scope);
        });
    return due;
  }

  private void poll(Scope scope) {
    try {
      var seen = new TreeMap<String, EnvironmentSnapshot>();
      var asked = clock.instant();
      clients.beanstalk(scope).environments().forEach(e -> seen.put(e.name(), e));
      tell(answered(scope, seen, asked));
    } catch (AwsException e) {
      tell(troubled(scope, e.failure()));
    }
  }

  private synchronized Set<ResourceKey> answered(
      Scope scope, Map<String, EnvironmentSnapshot> seen, Instant asked) {
    var watched = scopes.get(scope);
    if (watched == null) return Set.of();
    var before = watched.picture;
    watched.picture = before.answered(seen, asked);
    watched.failures = 0;
    watched.dueAt =
        clock
            .instant()
            .plus(schedule.next(watched.picture.environments(), !watched.awaiting.isEmpty(), 0));
    var told = new HashSet<ResourceKey>();
    boolean first = before.environments().isEmpty() || before.trouble().isPresent();
    watched.interested.forEach(
        (resource, names) -> {
          boolean news =
              names.stream()
                  .anyMatch(
                      name ->
                          !Objects.equals(
                              before.environments().map(m -> m.get(name)).orElse(null),
                              seen.get(name)));
          if (first || news) told.add(resource);
        });
    return told;
  }

  private synchronized Set<ResourceKey> troubled(Scope scope, Failure failure) {
    var watched = scopes.get(scope);
    if (watched == null) return Set.of();
    boolean news =
        watched
            .picture
            .trouble()
            .map(Failure::getClass)
            .filter(t -> t.equals(failure.getClass()))
            .isEmpty();
    watched.picture = watched.picture.troubled(failure);
    watched.failures++;
    watched.dueAt =
        clock.instant().plus(schedule.next(Optional.empty(), true, watched.failures - 1));
    return news && !(failure instanceof Failure.Throttled)
        ? Set.copyOf(watched.interested.keySet())
        : Set.of();
  }

  private void tell(Set<ResourceKey> resources) {
    resources.forEach(changed);
  }

  /** How many scopes are polled. */
  public synchronized int scopes() {
    return scopes.size();
  }
}
