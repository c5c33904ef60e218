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
public final class Region {
  public final String account;
  public final String name;
  public final Map<String, Application> applications = new LinkedHashMap<>();

  /** By id, oldest first. */
  public final Map<String, Environment> environments = new LinkedHashMap<>();

  /** The live environment of each name: names are unique across applications. */
  private final Map<String, Environment> byName = new HashMap<>();

  private final Map<String, List<Event>> byEnvironment = new HashMap<>();
  private final List<Event> others = new ArrayList<>();

  public Region(String account, String name) {
    this.account = account;
    this.name = name;
  }

  /** {@code elasticbeanstalk-<region>-<account>}. */
  public String bucket() {
    return "elasticbeanstalk-" + name + "-" + account;
  }

  public String arn(String kind, String path) {
    return "arn:aws:elasticbeanstalk:" + name + ":" + account + ":" + kind + "/" + path;
  }

  public void add(Environment environment) {
    environments.put(environment.id, environment);
    if (environment.alive()) byName.put(environment.name, environment);
  }

  /** Frees the name of a terminated environment. */
  public void free(Environment environment) {
    byName.remove(environment.name, environment);
  }

  public void free(String environmentName) {
    byName.remove(environmentName);
  }

  /** Forgets an environment that has ended, and its events. */
  public void forget(Environment environment) {
    if (environment.alive()) return;
    environments.remove(environment.id, environment);
    byEnvironment.remove(environment.id);
  }

  public Optional<Environment> live(String environmentName) {
    return Optional.ofNullable(byName.get(environmentName));
  }

  public Stream<Environment> live() {
    return byName.values().stream();
  }

  public Stream<Environment> live(Application application) {
    return live().filter(e -> e.application.equals(application.name));
  }

  public void add(Event event) {
    var list =
        event.environment() == null
            ? others
            : byEnvironment.computeIfAbsent(event.environment(), id -> new ArrayList<>());
    list.add(event);
    if (list.size() > MOST_EVENTS) list.subList(0, list.size() - MOST_EVENTS).clear();
  }

  /** Newest first; of one environment, or of all that the account has. */
  public Stream<Event> events(@Nullable String environmentId) {
    if (environmentId != null)
      return byEnvironment.getOrDefault(environmentId, List.of()).reversed().stream();
    return Stream.concat(byEnvironment.values().stream().flatMap(List::stream), others.stream())
        .sorted(Comparator.comparingLong(Event::number).reversed());
  }

  private static final int MOST_EVENTS = 5000;
}
