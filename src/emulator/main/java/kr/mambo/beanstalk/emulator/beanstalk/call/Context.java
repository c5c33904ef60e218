package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.service.Call;
import org.jspecify.annotations.Nullable;

/**
 * One call with the state that it is about.
 *
 * @param prepared what was found out about the request before the state was locked
 */
record Context(Call call, Region region, Shop shop, @Nullable Object prepared) {

  Instant now() {
    return shop.timeline().now();
  }

  String requestId() {
    return call.requestId();
  }

  Application application(String name) {
    return Optional.ofNullable(region.applications.get(name))
        .map(a -> touched(a))
        .orElseThrow(() -> Refusals.noApplication(name));
  }

  ApplicationVersion version(Application application, String label) {
    return Optional.ofNullable(application.versions.get(label))
        .orElseThrow(() -> Refusals.noVersion(label));
  }

  /** A version as the operations on environments see it, a moment after it was made. */
  ApplicationVersion knownVersion(Application application, String label) {
    var version = version(application, label);
    if (version.knownFrom.isAfter(now())) throw Refusals.noVersion(label);
    return version;
  }

  /** The live environment that a call names by id or by name. */
  Environment environment(@Nullable String id, @Nullable String name) {
    var found = find(id, name);
    if (found.isEmpty() || !found.get().alive()) throw noEnvironment(id, name);
    return touched(found.get());
  }

  /** Also a terminated one, if the id is given. */
  Environment anyEnvironment(@Nullable String id, @Nullable String name) {
    return find(id, name).map(e -> touched(e)).orElseThrow(() -> noEnvironment(id, name));
  }

  private Optional<Environment> find(@Nullable String id, @Nullable String name) {
    if (id != null)
      return Optional.ofNullable(region.environments.get(id))
          .filter(e -> name == null || e.name.equals(name));
    if (name == null)
      throw Refusals.missing("Either EnvironmentId or EnvironmentName must be specified.");
    return region.live(name);
  }

  private static RuntimeException noEnvironment(@Nullable String id, @Nullable String name) {
    return Refusals.value(
        id != null
            ? "No Environment found for EnvironmentId = '" + id + "'."
            : "No Environment found for EnvironmentName = '" + name + "'.");
  }

  Environment ready(@Nullable String id, @Nullable String name) {
    var environment = environment(id, name);
    if (environment.status != Status.Ready) throw Refusals.mustBe(environment.name, "Ready");
    return environment;
  }

  private Application touched(Application application) {
    if (!readOnly()) shop.world().touch(region, application);
    return application;
  }

  private Environment touched(Environment environment) {
    if (!readOnly()) shop.world().touch(environment);
    return environment;
  }

  private boolean readOnly() {
    var action = call.action();
    return action.startsWith("Describe") || action.startsWith("List") || action.startsWith("Check");
  }
}
