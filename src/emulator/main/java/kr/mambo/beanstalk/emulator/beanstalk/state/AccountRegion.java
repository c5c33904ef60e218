package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All of one account in one region. Guarded by the timeline. */
public final class AccountRegion {
  public final String account;
  public final String name;
  public final Map<String, Application> applications = new LinkedHashMap<>();

  /** By id, oldest first. */
  public final Map<String, Environment> environments = new LinkedHashMap<>();

  /** The live environment of each name: names are unique across applications. */
  private final Map<String, Environment> byName = new HashMap<>();

  private final Map<String, List<Event>> eventsByEnvironment = new HashMap<>();
  private final List<Event> otherEvents = new ArrayList<>();

  public AccountRegion(String account, String name) {
    this.account = account;
    this.name = name;
  }

  /** {@code elasticbeanstalk-<region>-<account>}. */
  public String bucketName() {
    return "elasticbeanstalk-" + name + "-" + account;
  }

  public String arn(String kind, String path) {
    return "arn:aws:elasticbeanstalk:" + name + ":" + account + ":" + kind + "/" + path;
  }

  public void add(Environment environment) {
    environments.put(environment.id, environment);
    if (environment.isAlive()) byName.put(environment.name, environment);
  }

  /** Frees the name of a terminated environment. */
  public void releaseName(Environment environment) {
    byName.remove(environment.name, environment);
  }

  public void releaseName(String environmentName) {
    byName.remove(environmentName);
  }

  /** Forgets an environment that has ended, and its events. */
  public void removeTerminated(Environment environment) {
    if (environment.isAlive()) return;
    environments.remove(environment.id, environment);
    eventsByEnvironment.remove(environment.id);
  }

  public Optional<Environment> live(String environmentName) {
    return Optional.ofNullable(byName.get(environmentName));
  }

  public Stream<Environment> live() {
    return byName.values().stream();
  }

  public Stream<Environment> live(Application application) {
    return live().filter(e -> e.applicationName.equals(application.name));
  }

  public void add(Event event) {
    var list =
        event.environmentId() == null
            ? otherEvents
            : eventsByEnvironment.computeIfAbsent(event.environmentId(), id -> new ArrayList<>());
    list.add(event);
    if (list.size() > MAX_EVENTS) list.subList(0, list.size() - MAX_EVENTS).clear();
  }

  /** Newest first; of one environment, or of all that the account has. */
  public Stream<Event> events(@Nullable String environmentId) {
    if (environmentId != null)
      return eventsByEnvironment.getOrDefault(environmentId, List.of()).reversed().stream();
    return Stream.concat(
            eventsByEnvironment.values().stream().flatMap(List::stream), otherEvents.stream())
        .sorted(Comparator.comparingLong(Event::number).reversed());
  }

  private static final int MAX_EVENTS = 5000;
}
