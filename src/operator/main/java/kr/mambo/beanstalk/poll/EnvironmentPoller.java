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
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a picture of every scope that a resource is interested in. Whoever drives it calls {@link
 * #tick()} about once a second; it polls the scopes that are due and says whose picture changed.
 */
public final class EnvironmentPoller {
  private static final class WatchedScope {
    ScopeSnapshot snapshot = ScopeSnapshot.EMPTY;
    Instant dueAt = Instant.MIN;
    int failures;
    final Map<ResourceKey, Set<String>> subscribers = new HashMap<>();
    final Set<ResourceKey> awaiting = new HashSet<>();
  }

  private final AwsClients clients;
  private final InstantSource clock;
  private final PollSchedule schedule;
  private final Consumer<ResourceKey> onChange;
  private final Map<Scope, WatchedScope> scopes = new HashMap<>();

  /**
   * @param changed notified of every resource whose environment looks different from before
   */
  public EnvironmentPoller(
      AwsClients clients,
      InstantSource clock,
      PollSchedule schedule,
      Consumer<ResourceKey> changed) {
    this.clients = clients;
    this.clock = clock;
    this.schedule = schedule;
    this.onChange = changed;
  }

  /** The picture of a scope; the first call for a resource makes it interested in environments. */
  public synchronized ScopeSnapshot snapshot(
      Scope scope, ResourceKey resource, String... environmentNames) {
    unsubscribe(resource, scope);
    var watched = scopes.computeIfAbsent(scope, s -> new WatchedScope());
    watched.subscribers.put(resource, Set.of(environmentNames));
    return watched.snapshot;
  }

  /**
   * Asks for a fresh picture soon.
   *
   * @param awaiting whether the resource waits for something at AWS, so that the scope is polled
   *     more often
   */
  public synchronized void requestPoll(Scope scope, ResourceKey resource, boolean awaiting) {
    var watched = scopes.get(scope);
    if (watched == null) return;
    if (awaiting) watched.awaiting.add(resource);
    else watched.awaiting.remove(resource);
    if (!awaiting) return;
    var earliest = clock.instant().plus(schedule.activeInterval());
    if (watched.dueAt.isAfter(earliest)) watched.dueAt = earliest;
  }

  /** Ends a resource's interest everywhere. */
  public synchronized void unsubscribe(ResourceKey resource) {
    unsubscribe(resource, null);
  }

  private void unsubscribe(ResourceKey resource, @Nullable Scope except) {
    scopes.forEach(
        (scope, watched) -> {
          if (scope.equals(except)) return;
          watched.subscribers.remove(resource);
          watched.awaiting.remove(resource);
        });
    scopes.values().removeIf(watched -> watched.subscribers.isEmpty());
  }

  /** Polls what is due. One scope's trouble never touches another's. */
  public void tick() {
    for (var scope : listDue()) poll(scope);
  }

  private synchronized Set<Scope> listDue() {
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
      var environments = new TreeMap<String, EnvironmentSnapshot>();
      var requestedAt = clock.instant();
      clients.beanstalk(scope).listEnvironments().forEach(e -> environments.put(e.name(), e));
      notifyChanged(applyAnswer(scope, environments, requestedAt));
    } catch (AwsException e) {
      notifyChanged(applyFailure(scope, e.failure()));
    }
  }

  private synchronized Set<ResourceKey> applyAnswer(
      Scope scope, Map<String, EnvironmentSnapshot> environments, Instant requestedAt) {
    var watched = scopes.get(scope);
    if (watched == null) return Set.of();
    var previous = watched.snapshot;
    watched.snapshot = previous.withEnvironments(environments, requestedAt);
    watched.failures = 0;
    watched.dueAt =
        clock
            .instant()
            .plus(
                schedule.nextDelay(
                    watched.snapshot.environments(), !watched.awaiting.isEmpty(), 0));
    var changedResources = new HashSet<ResourceKey>();
    boolean first = previous.environments().isEmpty() || previous.failure().isPresent();
    watched.subscribers.forEach(
        (resource, names) -> {
          boolean changed =
              names.stream()
                  .anyMatch(
                      name ->
                          !Objects.equals(
                              previous.environments().map(m -> m.get(name)).orElse(null),
                              environments.get(name)));
          if (first || changed) changedResources.add(resource);
        });
    return changedResources;
  }

  private synchronized Set<ResourceKey> applyFailure(Scope scope, Failure failure) {
    var watched = scopes.get(scope);
    if (watched == null) return Set.of();
    boolean changed =
        watched
            .snapshot
            .failure()
            .map(Failure::getClass)
            .filter(t -> t.equals(failure.getClass()))
            .isEmpty();
    watched.snapshot = watched.snapshot.withFailure(failure);
    watched.failures++;
    watched.dueAt =
        clock.instant().plus(schedule.nextDelay(Optional.empty(), true, watched.failures - 1));
    return changed && !(failure instanceof Failure.Throttled)
        ? Set.copyOf(watched.subscribers.keySet())
        : Set.of();
  }

  private void notifyChanged(Set<ResourceKey> resources) {
    resources.forEach(onChange);
  }

  /** How many scopes are polled. */
  public synchronized int scopes() {
    return scopes.size();
  }
}
