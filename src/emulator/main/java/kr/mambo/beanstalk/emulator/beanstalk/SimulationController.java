package kr.mambo.beanstalk.emulator.beanstalk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import kr.mambo.beanstalk.emulator.beanstalk.handler.BackendContext;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.rule.Lags;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EnvironmentChange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** The hands on the levers. */
final class SimulationController implements SimulationControl {
  /** How long after a stop or a dictated health it shows. */
  private static final Duration DETECTION_DELAY = Duration.ofSeconds(10);

  /** How far away the window of a planned action is. */
  private static final Duration MANAGED_UPDATE_LEAD_TIME = Duration.ofDays(2);

  private final BackendContext backend;
  private final StateStore stateStore;

  SimulationController(BackendContext backend, StateStore stateStore) {
    this.backend = backend;
    this.stateStore = stateStore;
  }

  @Override
  public void addDeploymentFault(DeploymentFault fault) {
    runExclusively(() -> backend.rules().add(fault));
  }

  @Override
  public void addImageRule(ImageRule rule) {
    runExclusively(() -> backend.rules().add(rule));
  }

  @Override
  public void stopInstance(String environment, String instance) {
    withEnvironment(
        environment,
        e -> {
          var target =
              e.instance(instance)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Environment %s has no instance %s.".formatted(e.name, instance)));
          target.stopped = true;
          target.stoppedAt = backend.timeline().now();
          target.inService = false;
          backend.operations().scheduleHealthAssessment(e, DETECTION_DELAY);
        });
  }

  @Override
  public void overrideHealth(String environment, String color, String cause, Duration during) {
    var status =
        switch (color) {
          case "Green" -> "Ok";
          case "Yellow" -> "Warning";
          case "Red" -> "Severe";
          case "Grey" -> "No Data";
          default ->
              throw new IllegalArgumentException(
                  "The color has to be Green, Yellow, Red or Grey, but it is '" + color + "'.");
        };
    withEnvironment(
        environment,
        e -> {
          e.healthOverride = new Health(color, status, List.of(cause));
          e.healthOverrideUntil = backend.timeline().now().plus(backend.timeline().scale(during));
          backend.operations().assessHealth(e);
          backend.operations().scheduleHealthAssessment(e, during);
        });
  }

  @Override
  public void pause(String environment) {
    withEnvironment(environment, e -> backend.operations().setPaused(e, true));
  }

  @Override
  public void resume(String environment) {
    withEnvironment(environment, e -> backend.operations().setPaused(e, false));
  }

  @Override
  public void updateOptions(String environment, List<ConfigurationOptionSetting> settings) {
    withEnvironment(
        environment,
        e -> {
          var options = new TreeMap<>(e.options);
          for (var setting : settings)
            options.put(resolveOptionKey(setting), textOrEmpty(setting.value()));
          update(
              e,
              new EnvironmentChange(
                  e.versionLabel, e.solutionStack, options, e.templateName, false));
        });
  }

  private OptionKey resolveOptionKey(ConfigurationOptionSetting setting) {
    return backend
        .catalog()
        .find(textOrEmpty(setting.namespace()), textOrEmpty(setting.optionName()))
        .map(s -> new OptionKey(s.namespace(), s.option()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no option %s in the namespace %s."
                        .formatted(setting.optionName(), setting.namespace())));
  }

  private static String textOrEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  @Override
  public void deployVersion(String environment, String label) {
    withEnvironment(
        environment,
        e -> {
          var application = backend.state().region(e).applications.get(e.applicationName);
          if (application == null || !application.versions.containsKey(label))
            throw new IllegalArgumentException(
                "Application %s has no version %s.".formatted(e.applicationName, label));
          update(e, new EnvironmentChange(label, e.solutionStack, e.options, e.templateName, true));
        });
  }

  private void update(Environment environment, EnvironmentChange change) {
    if (environment.status != Status.Ready)
      throw new IllegalArgumentException(
          "Environment %s is %s, not Ready.".formatted(environment.name, environment.status));
    backend.operations().update(environment, change, backend.ids().nextUuid());
  }

  @Override
  public void startManagedUpdate(String environment, @Nullable String solutionStack) {
    withEnvironment(
        environment,
        e -> {
          if (e.status != Status.Ready)
            throw new IllegalArgumentException(
                "Environment %s is %s, not Ready.".formatted(e.name, e.status));
          var action = createManagedAction(e, solutionStack, Duration.ZERO);
          e.plannedActions.add(action);
          backend.operations().applyManagedAction(e, action, backend.ids().nextUuid());
        });
  }

  @Override
  public void scheduleManagedUpdate(String environment, @Nullable String solutionStack) {
    withEnvironment(
        environment,
        e ->
            backend
                .operations()
                .scheduleManagedAction(
                    e, createManagedAction(e, solutionStack, MANAGED_UPDATE_LEAD_TIME)));
  }

  private ManagedAction createManagedAction(
      Environment environment, @Nullable String solutionStack, Duration leadTime) {
    var platforms = backend.platforms();
    var target =
        solutionStack == null
            ? platforms
                .findBySolutionStack(environment.solutionStack)
                .map(platforms::newestOfBranch)
            : platforms.findBySolutionStack(solutionStack);
    var platform =
        target.orElseThrow(
            () -> new IllegalArgumentException("There is no platform " + solutionStack + "."));
    boolean refresh = platform.solutionStack().equals(environment.solutionStack);
    return ManagedAction.scheduled(
        "scheduled-action-" + backend.ids().nextHex(12),
        refresh ? "InstanceRefresh" : "PlatformUpdate",
        refresh ? "Instance refresh" : "Platform update to " + platform.version(),
        refresh ? null : platform.solutionStack(),
        backend.timeline().now().plus(backend.timeline().scale(leadTime)));
  }

  @Override
  public void terminate(String environment) {
    withEnvironment(environment, e -> backend.operations().terminate(e, backend.ids().nextUuid()));
  }

  @Override
  public void setSecurityGroupInUse(String environment, boolean used) {
    withEnvironment(environment, e -> e.securityGroupInUse = used);
  }

  @Override
  public void reserveCname(String prefix) {
    runExclusively(() -> backend.rules().reserveCname(prefix));
  }

  @Override
  public void setLags(Lags lags) {
    runExclusively(() -> backend.rules().lags(lags));
  }

  @Override
  public void setQuotas(AccountQuotas quotas) {
    runExclusively(() -> backend.rules().quotas(quotas));
  }

  @Override
  public void clearRules() {
    runExclusively(() -> backend.rules().clear());
  }

  @Override
  public void reset() {
    runExclusively(
        () -> {
          backend.rules().clear();
          backend.timeline().clear();
          backend.state().clear();
          stateStore.clear();
        });
  }

  @Override
  public Map<String, @Nullable Object> snapshot() {
    return backend.timeline().callExclusively(() -> new StateSnapshot(backend).toMap());
  }

  private void withEnvironment(String idOrName, Consumer<Environment> work) {
    runExclusively(
        () -> {
          var environment =
              backend
                  .state()
                  .findEnvironment(idOrName)
                  .filter(Environment::isAlive)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "There is no environment with the id or name " + idOrName + "."));
          work.accept(environment);
          backend.state().markChanged(environment);
          backend.operations().saveChanges();
        });
  }

  private void runExclusively(Runnable work) {
    backend
        .timeline()
        .callExclusively(
            () -> {
              work.run();
              return work;
            });
  }
}
