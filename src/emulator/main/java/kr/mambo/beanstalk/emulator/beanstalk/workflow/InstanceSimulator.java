package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault.FailureMode;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EngineResult.Outcome;
import org.jspecify.annotations.Nullable;

/** What steps do to instances. */
final class InstanceSimulator {
  /** What Beanstalk waits beyond a command's timeout, in seconds. */
  private static final int TIMEOUT_GRACE_SECONDS = 240;

  private final Timeline timeline;
  private final EventRecorder events;
  private final EnvironmentLookup lookup;
  private final InstanceDeploymentEngine engine;
  private final SimulationRules rules;

  InstanceSimulator(
      Timeline timeline,
      EventRecorder events,
      EnvironmentLookup lookup,
      InstanceDeploymentEngine engine,
      SimulationRules rules) {
    this.timeline = timeline;
    this.events = events;
    this.lookup = lookup;
    this.engine = engine;
    this.rules = rules;
  }

  void launch(Environment environment, EnvironmentOperation operation, Step.LaunchInstances step) {
    decideFault(environment, operation);
    for (var id : step.ids()) {
      var instance = new Instance();
      instance.id = id;
      instance.launchedAt = timeline.now();
      instance.availabilityZone = ResourceFactory.nextZone(environment);
      instance.instanceType =
          lookup.targetSettings(environment, operation).instanceTypes().getFirst();
      instance.autoScalingGroup = step.group();
      instance.initializing = true;
      markInProgress(environment, operation, instance);
      environment.instances.add(instance);
    }
  }

  void beginDeployment(Environment environment, EnvironmentOperation operation, List<String> ids) {
    decideFault(environment, operation);
    for (var instance : findInstances(environment, ids)) {
      instance.initializing = false;
      instance.unhealthy = false;
      markInProgress(environment, operation, instance);
    }
  }

  private static void markInProgress(
      Environment environment, EnvironmentOperation operation, Instance instance) {
    var target = operation.target;
    instance.versionLabel = target == null ? environment.versionLabel : target.versionLabel();
    instance.deploymentId =
        target == null ? environment.expectedDeploymentId : target.deploymentId();
    instance.deploymentStatus = Instance.IN_PROGRESS;
    instance.deployedAt = null;
  }

  private void decideFault(Environment environment, EnvironmentOperation operation) {
    if (operation.faultDecided) return;
    operation.faultDecided = true;
    var label = targetLabel(environment, operation);
    operation.fault =
        rules
            .nextDeploymentFault(environment, label, lookup.version(environment, label).bundle)
            .orElse(null);
  }

  private static @Nullable String targetLabel(
      Environment environment, EnvironmentOperation operation) {
    return operation.target == null ? environment.versionLabel : operation.target.versionLabel();
  }

  /** The script that the operation goes on with instead; null when all is well. */
  @Nullable Workflow endDeployment(
      Environment environment, EnvironmentOperation operation, Step.EndDeployment step) {
    var result = deploymentResult(environment, operation, step.purpose());
    var failed = new ArrayList<String>();
    var timedOut = new ArrayList<String>();
    int succeededCount = 0;
    for (var instance : findInstances(environment, step.ids())) {
      var outcome = instanceOutcome(operation, instance, result);
      operation.endedDeployments++;
      instance.deployedAt = timeline.now();
      switch (outcome) {
        case SUCCESS, UNHEALTHY -> {
          markSucceeded(instance, outcome == Outcome.UNHEALTHY);
          succeededCount++;
        }
        case FAILURE -> {
          instance.deploymentStatus = Instance.FAILED;
          failed.add(instance.id);
        }
        case TIMEOUT -> {
          instance.deploymentStatus = Instance.FAILED;
          timedOut.add(instance.id);
        }
      }
    }
    operation.succeededDeployments += succeededCount;
    if (succeededCount > 0)
      events.record(
          environment,
          Severity.INFO,
          "Instance deployment completed successfully.",
          operation.requestId);
    if (failed.isEmpty() && timedOut.isEmpty()) return null;
    return OperationOutcomes.failure(
        environment,
        operation,
        step.purpose(),
        new OperationOutcomes.DeploymentResult(
            succeededCount,
            failed,
            timedOut,
            failed.isEmpty() ? List.of() : result.events(),
            failed.isEmpty() || timedOut.isEmpty()
                ? Duration.ZERO
                : effectiveTimeout(environment)));
  }

  private static void markSucceeded(Instance instance, boolean sick) {
    instance.deploymentStatus = Instance.DEPLOYED;
    instance.initializing = false;
    instance.unhealthy = sick;
  }

  private EngineResult deploymentResult(
      Environment environment, EnvironmentOperation operation, Purpose purpose) {
    boolean deploysBundle =
        purpose == Purpose.VERSION
            || environment.instances.stream().anyMatch(i -> i.initializing && i.isDeploying());
    if (!deploysBundle) return EngineResult.SUCCESS;
    var label = targetLabel(environment, operation);
    return engine.deploy(
        environment,
        lookup.targetSettings(environment, operation),
        label == null ? "Sample Application" : label,
        lookup.version(environment, label));
  }

  private Outcome instanceOutcome(
      EnvironmentOperation operation, Instance instance, EngineResult result) {
    if (instance.stopped) return Outcome.TIMEOUT;
    var fault = operation.fault;
    if (fault != null && operation.endedDeployments >= fault.succeedingInstances()) {
      instance.appendLog(timeline.now(), faultLog(fault));
      return switch (fault.failureMode()) {
        case FAILS -> Outcome.FAILURE;
        case HANGS -> Outcome.TIMEOUT;
        case FAILS_WHILE_OTHERS_HANG ->
            operation.endedDeployments == fault.succeedingInstances()
                ? Outcome.FAILURE
                : Outcome.TIMEOUT;
        case UNHEALTHY -> Outcome.UNHEALTHY;
      };
    }
    instance.appendLog(timeline.now(), result.log());
    return result.outcome();
  }

  private static List<String> faultLog(DeploymentFault fault) {
    return fault.failureMode() == FailureMode.FAILS
        ? EngineResult.failure("Docker Specific Build Application", fault.reason()).log()
        : List.of("[WARN] " + fault.reason());
  }

  /** How many seconds longer than usual a command takes. */
  double additionalSeconds(Environment environment, EnvironmentOperation operation) {
    var fault = operation.fault;
    if (fault == null || fault.failureMode() != FailureMode.HANGS) return 0;
    return (double) effectiveTimeout(environment).toSeconds();
  }

  private Duration effectiveTimeout(Environment environment) {
    return Duration.ofSeconds(
        lookup.settings(environment).commandTimeoutSeconds() + TIMEOUT_GRACE_SECONDS);
  }

  void finishPendingCommands(
      Environment environment, EnvironmentOperation operation, boolean reverted) {
    for (var instance : environment.instances) {
      if (instance.isDeploying() || (reverted && isAffected(operation, instance)))
        markSucceeded(instance, false);
      if (!reverted || !isAffected(operation, instance)) continue;
      instance.versionLabel = environment.versionLabel;
      instance.deploymentId = environment.expectedDeploymentId;
    }
  }

  private static boolean isAffected(EnvironmentOperation operation, Instance instance) {
    return operation.target != null && instance.deploymentId == operation.target.deploymentId();
  }

  void setInService(Environment environment, Step.SetInService step) {
    findInstances(environment, step.ids()).forEach(i -> i.inService = step.inService());
  }

  /** The script that the operation goes on with instead; null when the instances are healthy. */
  @Nullable Workflow checkHealth(
      Environment environment, EnvironmentOperation operation, List<String> ids) {
    var unhealthy =
        findInstances(environment, ids).stream()
            .filter(i -> i.unhealthy || i.stopped)
            .map(i -> i.id)
            .toList();
    return unhealthy.isEmpty()
        ? null
        : OperationOutcomes.unhealthy(environment, operation, unhealthy);
  }

  void moveToGroup(Environment environment, Step.MoveToGroup step) {
    findInstances(environment, step.ids()).forEach(i -> i.autoScalingGroup = step.group());
  }

  void remove(Environment environment, List<String> ids) {
    environment.instances.removeIf(i -> ids.contains(i.id));
  }

  private static List<Instance> findInstances(Environment environment, List<String> ids) {
    return environment.instances.stream().filter(i -> ids.contains(i.id)).toList();
  }
}
