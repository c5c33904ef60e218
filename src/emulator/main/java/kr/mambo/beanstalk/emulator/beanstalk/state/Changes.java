package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be kept. Guarded by the timeline. */
public final class Changes {
  private final Set<Environment> environments = new LinkedHashSet<>();
  private final Map<String, Home> applications = new LinkedHashMap<>();
  private final List<Happened> events = new ArrayList<>();

  /** An application by name; where it no longer exists, that is the change. */
  public record Home(Region region, String application) {}

  /** An event and where it happened. */
  public record Happened(Region region, Event event) {}

  void add(Environment environment) {
    environments.add(environment);
  }

  void add(Region region, Application application) {
    applications.put(
        region.account + "/" + region.name + "/" + application.name,
        new Home(region, application.name));
  }

  void add(Region region, Event event) {
    events.add(new Happened(region, event));
  }

  public boolean isEmpty() {
    return environments.isEmpty() && applications.isEmpty() && events.isEmpty();
  }

  public List<Environment> environments() {
    return List.copyOf(environments);
  }

  public List<Home> applications() {
    return List.copyOf(applications.values());
  }

  public List<Happened> events() {
    return List.copyOf(events);
  }

  public void clear() {
    environments.clear();
    applications.clear();
    events.clear();
  }
}
