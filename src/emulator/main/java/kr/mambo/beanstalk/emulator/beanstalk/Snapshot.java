package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.call.Shop;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import org.jspecify.annotations.Nullable;

/** The state as plain maps and lists. */
final class Snapshot {
  private static final int MOST_EVENTS = 200;
  private final Shop shop;

  Snapshot(Shop shop) {
    this.shop = shop;
  }

  Map<String, @Nullable Object> take() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("now", shop.timeline().now().toString());
    map.put("speed", shop.timeline().speed());
    map.put("next", shop.timeline().next().map(Object::toString).orElse(null));
    map.put("regions", shop.world().regions().map(this::region).toList());
    return map;
  }

  private Map<String, @Nullable Object> region(Region region) {
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
    map.put("events", region.events(null).limit(MOST_EVENTS).map(Snapshot::event).toList());
    return map;
  }

  private Map<String, @Nullable Object> environment(Environment environment) {
    var operation = environment.operation;
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("id", environment.id);
    map.put("name", environment.name);
    map.put("application", environment.application);
    map.put("version", environment.label);
    map.put("platform", environment.platform);
    map.put("cname", environment.cname);
    map.put("status", environment.status.name());
    map.put("color", environment.health.color());
    map.put("health", environment.health.status());
    map.put("causes", environment.health.causes());
    map.put("operation", operation == null ? null : operation.kind.title());
    map.put("abortable", operation != null && operation.abortable);
    map.put("held", environment.held);
    map.put("updated", environment.updated.toString());
    map.put(
        "instances", environment.instances.stream().map(i -> instance(environment, i)).toList());
    return map;
  }

  private Map<String, @Nullable Object> instance(Environment environment, Instance instance) {
    var health = shop.health().instance(environment, instance);
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("id", instance.id);
    map.put("version", instance.label);
    map.put("deployment", instance.deployment);
    map.put("deploymentStatus", instance.deploymentStatus);
    map.put("color", health.color());
    map.put("health", health.status());
    map.put("inService", instance.inService);
    map.put("zone", instance.zone);
    return map;
  }

  private static Map<String, @Nullable Object> event(Event event) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("date", event.date().toString());
    map.put("severity", event.severity().name());
    map.put("message", event.message());
    map.put("environment", event.environmentName());
    map.put("application", event.application());
    map.put("requestId", event.requestId());
    return map;
  }
}
