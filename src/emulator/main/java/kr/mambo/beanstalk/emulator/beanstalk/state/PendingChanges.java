package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be kept. Guarded by the timeline. */
public final class PendingChanges {
  private final Set<Environment> environments = new LinkedHashSet<>();
  private final Map<String, ApplicationChange> applications = new LinkedHashMap<>();
  private final List<EventChange> events = new ArrayList<>();

  /** An application by name; where it no longer exists, that is the change. */
  public record ApplicationChange(AccountRegion region, String applicationName) {}

  /** An event and where it happened. */
  public record EventChange(AccountRegion region, Event event) {}

  void add(Environment environment) {
    environments.add(environment);
  }

  void add(AccountRegion region, Application application) {
    applications.put(
        region.account + "/" + region.name + "/" + application.name,
        new ApplicationChange(region, application.name));
  }

  void add(AccountRegion region, Event event) {
    events.add(new EventChange(region, event));
  }

  public boolean isEmpty() {
    return environments.isEmpty() && applications.isEmpty() && events.isEmpty();
  }

  public List<Environment> environments() {
    return List.copyOf(environments);
  }

  public List<ApplicationChange> applications() {
    return List.copyOf(applications.values());
  }

  public List<EventChange> events() {
    return List.copyOf(events);
  }

  public void clear() {
    environments.clear();
    applications.clear();
    events.clear();
  }
}
