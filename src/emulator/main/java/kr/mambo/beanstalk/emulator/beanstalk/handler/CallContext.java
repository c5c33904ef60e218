package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.service.Call;
import org.jspecify.annotations.Nullable;

/**
 * One call with the state that it is about.
 *
 * @param prepared what was found out about the request before the state was locked
 */
record CallContext(
    Call call, AccountRegion region, BackendContext backend, @Nullable Object prepared) {

  Instant now() {
    return backend.timeline().now();
  }

  String requestId() {
    return call.requestId();
  }

  Application application(String name) {
    return Optional.ofNullable(region.applications.get(name))
        .map(a -> markChanged(a))
        .orElseThrow(() -> BeanstalkErrors.applicationNotFound(name));
  }

  ApplicationVersion version(Application application, String label) {
    return Optional.ofNullable(application.versions.get(label))
        .orElseThrow(() -> BeanstalkErrors.versionNotFound(label));
  }

  /** A version as the operations on environments see it, a moment after it was made. */
  ApplicationVersion visibleVersion(Application application, String label) {
    var version = version(application, label);
    if (version.visibleFrom.isAfter(now())) throw BeanstalkErrors.versionNotFound(label);
    return version;
  }

  /** The live environment that a call names by id or by name. */
  Environment environment(@Nullable String id, @Nullable String name) {
    var found = findEnvironment(id, name);
    if (found.isEmpty() || !found.get().isAlive()) throw environmentNotFound(id, name);
    return markChanged(found.get());
  }

  /** Also a terminated one, if the id is given. */
  Environment environmentIncludingTerminated(@Nullable String id, @Nullable String name) {
    return findEnvironment(id, name)
        .map(e -> markChanged(e))
        .orElseThrow(() -> environmentNotFound(id, name));
  }

  private Optional<Environment> findEnvironment(@Nullable String id, @Nullable String name) {
    if (id != null)
      return Optional.ofNullable(region.environments.get(id))
          .filter(e -> name == null || e.name.equals(name));
    if (name == null)
      throw BeanstalkErrors.missingParameter(
          "Either EnvironmentId or EnvironmentName must be specified.");
    return region.live(name);
  }

  private static RuntimeException environmentNotFound(@Nullable String id, @Nullable String name) {
    return BeanstalkErrors.invalidParameterValue(
        id != null
            ? "No Environment found for EnvironmentId = '" + id + "'."
            : "No Environment found for EnvironmentName = '" + name + "'.");
  }

  Environment readyEnvironment(@Nullable String id, @Nullable String name) {
    var environment = environment(id, name);
    if (environment.status != Status.Ready)
      throw BeanstalkErrors.invalidState(environment.name, "Ready");
    return environment;
  }

  private Application markChanged(Application application) {
    if (!isReadOnly()) backend.state().markChanged(region, application);
    return application;
  }

  private Environment markChanged(Environment environment) {
    if (!isReadOnly()) backend.state().markChanged(environment);
    return environment;
  }

  private boolean isReadOnly() {
    var action = call.action();
    return action.startsWith("Describe") || action.startsWith("List") || action.startsWith("Check");
  }
}
