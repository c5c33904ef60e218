package kr.mambo.beanstalk.emulator.control;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.Control;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/**
 * {@code environments/NAME/…}: what happens to one environment without its owner. In the path
 * stands its name or id.
 */
final class EnvironmentRoutes {
  private final Control control;

  EnvironmentRoutes(Control control) {
    this.control = control;
  }

  record InstanceBody(@Nullable String instance) {}

  record HealthBody(@Nullable String color, @Nullable String cause, @Nullable String during) {}

  record OptionBody(
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String value,
      @Nullable String resource) {
    private ConfigurationOptionSetting setting() {
      return ConfigurationOptionSetting.builder()
          .namespace(BadRequest.given(namespace, "options.namespace"))
          .optionName(BadRequest.given(name, "options.name"))
          .value(value)
          .resourceName(resource)
          .build();
    }
  }

  record OptionsBody(@Nullable List<OptionBody> options) {
    private List<ConfigurationOptionSetting> settings() {
      return BadRequest.given(options, "options").stream().map(OptionBody::setting).toList();
    }
  }

  record VersionBody(@Nullable String label) {}

  record GroupBody(@Nullable Boolean inUse) {}

  record UpdateBody(@Nullable String solutionStack, @Nullable Boolean planned) {}

  void addTo(Routes routes) {
    add(routes, "stop-instance", this::stopInstance);
    add(routes, "health", this::health);
    add(routes, "hold", asked -> control.hold(asked.variable()));
    add(routes, "release", asked -> control.release(asked.variable()));
    add(routes, "options", this::options);
    add(routes, "version", this::version);
    add(routes, "managed-update", this::managedUpdate);
    add(routes, "security-group", this::securityGroup);
    routes.add(
        "DELETE",
        "environments/*",
        asked -> RuleRoutes.done(() -> control.remove(asked.variable())));
  }

  private interface Handler {
    void handle(Routes.Asked asked);
  }

  private static void add(Routes routes, String verb, Handler handler) {
    routes.add(
        "POST",
        "environments/*/" + verb,
        asked -> {
          handler.handle(asked);
          return Map.of();
        });
  }

  private void stopInstance(Routes.Asked asked) {
    var body = asked.as(InstanceBody.class);
    control.stopInstance(asked.variable(), BadRequest.given(body.instance(), "instance"));
  }

  private void health(Routes.Asked asked) {
    var body = asked.as(HealthBody.class);
    control.health(
        asked.variable(),
        BadRequest.given(body.color(), "color"),
        body.cause() == null ? "" : body.cause(),
        ClockRoutes.duration(body.during(), "during"));
  }

  private void options(Routes.Asked asked) {
    control.changeOptions(asked.variable(), asked.as(OptionsBody.class).settings());
  }

  private void version(Routes.Asked asked) {
    var body = asked.as(VersionBody.class);
    control.changeVersion(asked.variable(), BadRequest.given(body.label(), "label"));
  }

  private void securityGroup(Routes.Asked asked) {
    var body = asked.as(GroupBody.class);
    control.useGroup(asked.variable(), BadRequest.given(body.inUse(), "inUse"));
  }

  private void managedUpdate(Routes.Asked asked) {
    var body = asked.as(UpdateBody.class);
    if (Boolean.TRUE.equals(body.planned())) {
      control.planManagedUpdate(asked.variable(), body.solutionStack());
    } else {
      control.startManagedUpdate(asked.variable(), body.solutionStack());
    }
  }
}
