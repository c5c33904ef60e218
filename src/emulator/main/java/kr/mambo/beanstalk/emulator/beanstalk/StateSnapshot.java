package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.handler.BackendContext;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import org.jspecify.annotations.Nullable;

/** The state as plain maps and lists. */
final class StateSnapshot {
  private static final int MAX_EVENTS = 200;
  private final BackendContext backend;

  StateSnapshot(BackendContext backend) {
    this.backend = backend;
  }

  Map<String, @Nullable Object> toMap() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("now", backend.timeline().now().toString());
    map.put("speed", backend.timeline().speed());
    map.put("next", backend.timeline().nextDue().map(Object::toString).orElse(null));
    map.put("regions", backend.state().regions().map(this::region).toList());
    return map;
  }

  private Map<String, @Nullable Object> region(AccountRegion region) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("account", region.account);
    map.put("region", region.name);
    map.put(
        "applications",
        region.applications.values().stream()
            .map(
                a ->
                    Map.of(
                        "name", a.name,
                        "versions", List.copyOf(a.versions.keySet()),
                        "templates", List.copyOf(a.templates.keySet())))
            .toList());
    map.put("environments", region.environments.values().stream().map(this::environment).toList());
    map.put("events", region.events(null).limit(MAX_EVENTS).map(StateSnapshot::event).toList());
    return map;
  }

  private Map<String, @Nullable Object> environment(Environment environment) {
    var operation = environment.operation;
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("id", environment.id);
    map.put("name", environment.name);
    map.put("application", environment.applicationName);
    map.put("version", environment.versionLabel);
    map.put("platform", environment.solutionStack);
    map.put("cname", environment.cname);
    map.put("status", environment.status.name());
    map.put("color", environment.health.color());
    map.put("health", environment.health.status());
    map.put("causes", environment.health.causes());
    map.put("operation", operation == null ? null : operation.kind.title());
    map.put("abortable", operation != null && operation.abortable);
    map.put("held", environment.paused);
    map.put("updated", environment.updatedAt.toString());
    map.put(
        "instances", environment.instances.stream().map(i -> instance(environment, i)).toList());
    return map;
  }

  private Map<String, @Nullable Object> instance(Environment environment, Instance instance) {
    var health = backend.healthModel().assessInstance(environment, instance);
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("id", instance.id);
    map.put("version", instance.versionLabel);
    map.put("deployment", instance.deploymentId);
    map.put("deploymentStatus", instance.deploymentStatus);
    map.put("color", health.color());
    map.put("health", health.status());
    map.put("inService", instance.inService);
    map.put("zone", instance.availabilityZone);
    return map;
  }

  private static Map<String, @Nullable Object> event(Event event) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("date", event.date().toString());
    map.put("severity", event.severity().name());
    map.put("message", event.message());
    map.put("environment", event.environmentName());
    map.put("application", event.applicationName());
    map.put("requestId", event.requestId());
    return map;
  }
}
