package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.CompletedOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.ScheduledStep;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Takes environments through the scripts of their operations, step by step on the clock. */
public final class WorkflowEngine {
  /** How long after an operation the health gets over it. */
  private static final Duration HEALTH_ASSESSMENT_DELAY = Duration.ofSeconds(60);

  /** How long an environment that has ended is known. */
  private static final Duration TERMINATED_RETENTION = Duration.ofDays(42);

  /** How long fetching logs takes. */
  private static final Duration LOG_PULL_TIME = Duration.ofSeconds(8);

  private final Timeline timeline;
  private final BeanstalkState state;
  private final EventRecorder events;
  private final InstanceSimulator instances;
  private final HealthMonitor healthMonitor;
  private final LogPuller logPuller;
  private final Runnable afterTask;

  WorkflowEngine(
      Timeline timeline,
      BeanstalkState state,
      EventRecorder events,
      InstanceSimulator instances,
      HealthMonitor healthMonitor,
      LogPuller logPuller,
      Runnable afterwards) {
    this.timeline = timeline;
    this.state = state;
    this.events = events;
    this.instances = instances;
    this.healthMonitor = healthMonitor;
    this.logPuller = logPuller;
    this.afterTask = afterwards;
  }

  /** Begins an operation; the environment has none and has its status already. */
  void start(Environment environment, EnvironmentOperation operation, Workflow workflow) {
    operation.startedAt = timeline.now();
    operation.lastStepAt = operation.startedAt;
    operation.remainingSteps.addAll(workflow.steps());
    environment.operation = operation;
    environment.updatedAt = operation.startedAt;
    advance(environment, operation);
  }

  /** Drops what was still to come and goes on with something else. */
  void replaceWorkflow(Environment environment, EnvironmentOperation operation, Workflow workflow) {
    operation.remainingSteps.clear();
    operation.remainingSteps.addAll(workflow.steps());
    operation.lastStepAt = timeline.now();
    advance(environment, operation);
  }

  /** Fetches logs while something else may be going on. */
  void pullLogs(Environment environment, String type, String requestId) {
    events.record(environment, Severity.INFO, "requestEnvironmentInfo is starting.", requestId);
    var readyAt = timeline.now().plus(timeline.scale(LOG_PULL_TIME));
    timeline.schedule(
        readyAt,
        () -> {
          if (!state.contains(environment)) return;
          logPuller.pull(environment, type);
          for (var instance : environment.instances)
            events.record(
                environment,
                Severity.INFO,
                "[Instance: %s] Successfully finished %s."
                    .formatted(
                        instance.id,
                        type.equals("tail") ? "tailing 5 log(s)" : "bundling 5 log(s)"),
                requestId);
          events.record(
              environment, Severity.INFO, "Pulled logs for environment instances.", requestId);
          state.markChanged(environment);
          afterTask.run();
        });
  }

  /** Goes on after a hold or a restart. */
  void resume(Environment environment) {
    var operation = environment.operation;
    if (operation != null) advance(environment, operation);
    healthMonitor.resume(environment);
    scheduleRemoval(environment);
    for (var pull : environment.logPulls)
      timeline.schedule(
          pull.expiresAt(), () -> logPuller.expire(environment, pull.bucket(), pull.key()));
  }

  private void advance(Environment environment, EnvironmentOperation operation) {
    while (environment.operation == operation && !environment.paused) {
      var step = operation.remainingSteps.peekFirst();
      if (step == null) break;
      var due = operation.lastStepAt.plus(timeline.scale(stepDelay(environment, operation, step)));
      if (due.isAfter(timeline.now())) {
        operation.nextStepDue = due;
        timeline.schedule(due, () -> resumeStep(environment, operation));
        break;
      }
      operation.remainingSteps.removeFirst();
      operation.lastStepAt = due;
      execute(environment, operation, step.step());
    }
    state.markChanged(environment);
  }

  private Duration stepDelay(
      Environment environment, EnvironmentOperation operation, ScheduledStep step) {
    if (!(step.step() instanceof Step.EndDeployment)) return step.delay();
    return step.delay()
        .plusMillis(Math.round(instances.additionalSeconds(environment, operation) * 1000));
  }

  private void resumeStep(Environment environment, EnvironmentOperation operation) {
    if (environment.operation != operation || !state.contains(environment)) return;
    advance(environment, operation);
    afterTask.run();
  }

  private void execute(Environment environment, EnvironmentOperation operation, Step step) {
    switch (step) {
      case Step.RecordEvent s ->
          events.record(environment, s.severity(), s.message(), operation.requestId);
      case Step.LaunchInstances s -> instances.launch(environment, operation, s);
      case Step.BeginDeployment s -> instances.beginDeployment(environment, operation, s.ids());
      case Step.EndDeployment s ->
          replaceRemainingSteps(operation, instances.endDeployment(environment, operation, s));
      case Step.SetInService s -> instances.setInService(environment, s);
      case Step.CheckInstanceHealth s ->
          replaceRemainingSteps(operation, instances.checkHealth(environment, operation, s.ids()));
      case Step.MoveToGroup s -> instances.moveToGroup(environment, s);
      case Step.RemoveInstances s -> instances.remove(environment, s.ids());
      case Step.AssessHealth s -> healthMonitor.assessHealth(environment, operation.requestId);
      case Step.CommitTarget s -> commit(environment, operation);
      case Step.CommitSettings s -> commitSettings(environment, operation);
      case Step.SetAbortable s -> operation.abortable = s.abortable();
      case Step.DeleteResources s -> environment.resources = null;
      case Step.FinishPendingCommands s ->
          instances.finishPendingCommands(environment, operation, s.reverted());
      case Step.FinishOperation s -> finish(environment, operation, s.succeeded());
      case Step.MarkTerminated s -> markTerminated(environment);
      case Step.SwapCnames s -> swapCnames(environment, operation, s.otherEnvironmentId());
    }
  }

  private static void replaceRemainingSteps(
      EnvironmentOperation operation, @Nullable Workflow workflow) {
    if (workflow == null) return;
    operation.remainingSteps.clear();
    operation.remainingSteps.addAll(workflow.steps());
    operation.abortable = false;
  }

  private static void commit(Environment environment, EnvironmentOperation operation) {
    var target = operation.target;
    if (target == null) return;
    environment.versionLabel = target.versionLabel();
    environment.options = new TreeMap<>(target.options());
    environment.solutionStack = target.solutionStack();
    environment.templateName = target.templateName();
    environment.expectedDeploymentId = target.deploymentId();
    environment.draft = null;
    if (operation.resources != null) environment.resources = operation.resources;
  }

  /** CloudFormation is done with them: a version that fails afterwards does not undo them. */
  private static void commitSettings(Environment environment, EnvironmentOperation operation) {
    var target = operation.target;
    if (target == null) return;
    environment.options = new TreeMap<>(target.options());
    environment.solutionStack = target.solutionStack();
    environment.draft = null;
    if (operation.resources != null) environment.resources = operation.resources;
  }

  private void finish(Environment environment, EnvironmentOperation operation, boolean succeeded) {
    var now = timeline.now();
    environment.operation = null;
    environment.status = Status.Ready;
    environment.updatedAt = now;
    environment.lastOperation =
        new CompletedOperation(
            operation.kind.title(),
            succeeded || operation.kind == EnvironmentOperation.Kind.CREATE,
            operation.startedAt,
            now);
    if (!succeeded && environment.draft != null)
      environment.draft = environment.draft.markFailed(now);
    if (operation.managedActionId != null) completeManagedAction(environment, operation, succeeded);
    if (operation.kind == EnvironmentOperation.Kind.CREATE && succeeded)
      environment.lastOperation = null;
    healthMonitor.scheduleAssessment(
        environment, succeeded ? HEALTH_ASSESSMENT_DELAY : Duration.ofSeconds(20));
  }

  private void completeManagedAction(
      Environment environment, EnvironmentOperation operation, boolean succeeded) {
    var now = timeline.now();
    for (var action : List.copyOf(environment.plannedActions)) {
      if (!action.id().equals(operation.managedActionId)) continue;
      environment.plannedActions.remove(action);
      environment.actionHistory.addFirst(
          succeeded
              ? action.markCompleted(now)
              : action.markFailed(
                  now, "RollbackSuccessful", "The managed update was rolled back."));
    }
  }

  private void markTerminated(Environment environment) {
    environment.operation = null;
    environment.status = Status.Terminated;
    environment.terminatedAt = timeline.now();
    environment.updatedAt = timeline.now();
    environment.instances.clear();
    environment.resources = null;
    environment.draft = null;
    environment.nextHealthAssessment = null;
    environment.health =
        new Health("Grey", environment.health.status() == null ? null : "Unknown", List.of());
    state.region(environment).releaseName(environment);
    scheduleRemoval(environment);
  }

  private void scheduleRemoval(Environment environment) {
    var terminatedAt = environment.terminatedAt;
    if (terminatedAt == null) return;
    timeline.schedule(
        terminatedAt.plus(timeline.scale(TERMINATED_RETENTION)),
        () -> {
          if (terminatedAt.equals(environment.terminatedAt))
            state.region(environment).removeTerminated(environment);
        });
  }

  private void swapCnames(Environment environment, EnvironmentOperation operation, String otherId) {
    var other = state.region(environment).environments.get(otherId);
    if (other != null && isSwapping(other)) {
      var name = environment.cname;
      environment.cname = other.cname;
      other.cname = name;
    }
    for (var each : other == null ? List.of(environment) : List.of(environment, other)) {
      if (!isSwapping(each)) continue;
      each.operation = null;
      each.status = Status.Ready;
      each.updatedAt = timeline.now();
      state.markChanged(each);
    }
    operation.remainingSteps.clear();
  }

  /** Somebody may have removed one of the two meanwhile. */
  private static boolean isSwapping(Environment environment) {
    return environment.operation != null
        && environment.operation.kind == EnvironmentOperation.Kind.SWAP;
  }
}
