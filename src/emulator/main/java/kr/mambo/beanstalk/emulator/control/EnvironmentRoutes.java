package kr.mambo.beanstalk.emulator.control;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.SimulationControl;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/**
 * {@code environments/NAME/…}: what happens to one environment without its owner. In the path
 * stands its name or id.
 */
final class EnvironmentRoutes {
  private final SimulationControl control;

  EnvironmentRoutes(SimulationControl control) {
    this.control = control;
  }

  record InstanceBody(@Nullable String instance) {}

  record HealthBody(@Nullable String color, @Nullable String cause, @Nullable String during) {}

  record OptionBody(
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String value,
      @Nullable String resource) {
    private ConfigurationOptionSetting toSetting() {
      return ConfigurationOptionSetting.builder()
          .namespace(BadRequestException.requireField(namespace, "options.namespace"))
          .optionName(BadRequestException.requireField(name, "options.name"))
          .value(value)
          .resourceName(resource)
          .build();
    }
  }

  record OptionsBody(@Nullable List<OptionBody> options) {
    private List<ConfigurationOptionSetting> toSettings() {
      return BadRequestException.requireField(options, "options").stream()
          .map(OptionBody::toSetting)
          .toList();
    }
  }

  record VersionBody(@Nullable String label) {}

  record GroupBody(@Nullable Boolean inUse) {}

  record UpdateBody(@Nullable String solutionStack, @Nullable Boolean planned) {}

  void addTo(Router routes) {
    add(routes, "stop-instance", this::stopInstance);
    add(routes, "health", this::overrideHealth);
    add(routes, "hold", request -> control.pause(request.pathVariable()));
    add(routes, "release", request -> control.resume(request.pathVariable()));
    add(routes, "options", this::updateOptions);
    add(routes, "version", this::deployVersion);
    add(routes, "managed-update", this::managedUpdate);
    add(routes, "security-group", this::securityGroup);
    routes.add(
        "DELETE",
        "environments/*",
        request -> RuleRoutes.run(() -> control.terminate(request.pathVariable())));
  }

  private interface Handler {
    void handle(Router.RouteRequest request);
  }

  private static void add(Router routes, String verb, Handler handler) {
    routes.add(
        "POST",
        "environments/*/" + verb,
        request -> {
          handler.handle(request);
          return Map.of();
        });
  }

  private void stopInstance(Router.RouteRequest request) {
    var body = request.parseBody(InstanceBody.class);
    control.stopInstance(
        request.pathVariable(), BadRequestException.requireField(body.instance(), "instance"));
  }

  private void overrideHealth(Router.RouteRequest request) {
    var body = request.parseBody(HealthBody.class);
    control.overrideHealth(
        request.pathVariable(),
        BadRequestException.requireField(body.color(), "color"),
        body.cause() == null ? "" : body.cause(),
        ClockRoutes.parseDuration(body.during(), "during"));
  }

  private void updateOptions(Router.RouteRequest request) {
    control.updateOptions(
        request.pathVariable(), request.parseBody(OptionsBody.class).toSettings());
  }

  private void deployVersion(Router.RouteRequest request) {
    var body = request.parseBody(VersionBody.class);
    control.deployVersion(
        request.pathVariable(), BadRequestException.requireField(body.label(), "label"));
  }

  private void securityGroup(Router.RouteRequest request) {
    var body = request.parseBody(GroupBody.class);
    control.setSecurityGroupInUse(
        request.pathVariable(), BadRequestException.requireField(body.inUse(), "inUse"));
  }

  private void managedUpdate(Router.RouteRequest request) {
    var body = request.parseBody(UpdateBody.class);
    if (Boolean.TRUE.equals(body.planned())) {
      control.scheduleManagedUpdate(request.pathVariable(), body.solutionStack());
    } else {
      control.startManagedUpdate(request.pathVariable(), body.solutionStack());
    }
  }
}
