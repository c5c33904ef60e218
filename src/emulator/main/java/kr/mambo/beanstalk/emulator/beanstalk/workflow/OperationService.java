package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.DraftConfiguration;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation.Kind;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation.Target;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.ConfigurationUpdatePlan.InstanceEffect;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
import org.jspecify.annotations.Nullable;

/** Begins, aborts, holds and takes up again the operations of environments. */
public final class OperationService {
  private final Timeline timeline;
  private final BeanstalkState state;
  private final IdentityProvider identities;
  private final EnvironmentLookup lookup;
  private final ResourceFactory resourceFactory;
  private final WorkflowEngine runner;
  private final HealthMonitor healthMonitor;
  private final Runnable afterTask;

  OperationService(
      Timeline timeline,
      BeanstalkState state,
      IdentityProvider identities,
      EnvironmentLookup lookup,
      ResourceFactory resourceFactory,
      WorkflowEngine runner,
      HealthMonitor healthMonitor,
      Runnable afterwards) {
    this.timeline = timeline;
    this.state = state;
    this.identities = identities;
    this.lookup = lookup;
    this.resourceFactory = resourceFactory;
    this.runner = runner;
    this.healthMonitor = healthMonitor;
    this.afterTask = afterwards;
  }

  public void create(Environment environment, String requestId) {
    environment.status = Status.Launching;
    var operation = newOperation(Kind.CREATE, requestId);
    operation.deploysVersion = true;
    environment.deploymentId = 1;
    environment.expectedDeploymentId = 1;
    operation.target = createTarget(environment, environment.deploymentId);
    var settings = lookup.settings(environment);
    var plan = new LaunchPlan(environment, settings, state.region(environment), resourceFactory);
    runner.start(environment, operation, plan.create(findLaunchProblem(environment, settings)));
  }

  private static Target createTarget(Environment environment, long deployment) {
    return new Target(
        environment.versionLabel,
        environment.solutionStack,
        environment.options,
        environment.templateName,
        deployment);
  }

  private String findLaunchProblem(Environment environment, EffectiveSettings settings) {
    var profile = settings.instanceProfile();
    if (profile.isEmpty()) return "Environment must have instance profile associated with it.";
    if (identities.findInstanceProfilePrincipal(environment.account, profile).isEmpty())
      return "The instance profile %s associated with the environment does not exist."
          .formatted(profile.substring(profile.lastIndexOf('/') + 1));
    return UpdatePlan.exceedsPropertiesLimit(settings)
        ? "Service:AmazonCloudFormation, Message:" + UpdatePlan.PROPERTIES_TOO_LONG
        : "";
  }

  public void update(Environment environment, EnvironmentChange change, String requestId) {
    update(environment, change, requestId, null);
  }

  /**
   * Begins an update.
   *
   * @param managedAction the id of the managed action that the update carries out
   */
  public void update(
      Environment environment,
      EnvironmentChange change,
      String requestId,
      @Nullable String managedAction) {
    var plan = new UpdatePlan(lookup, resourceFactory, environment, change);
    var effect = plan.instanceEffect();
    boolean changesConfiguration = plan.changesConfiguration();
    var operation =
        newOperation(
            change.deploysVersion() || !changesConfiguration ? Kind.UPDATE : Kind.CONFIGURE,
            requestId);
    operation.deploysVersion = change.deploysVersion();
    operation.abortable = true;
    operation.managedActionId = managedAction;
    if (change.deploysVersion() || effect != InstanceEffect.NONE) environment.deploymentId++;
    operation.target =
        new Target(
            change.versionLabel(),
            change.solutionStack(),
            change.options(),
            change.templateName(),
            change.deploysVersion() || effect != InstanceEffect.NONE
                ? environment.deploymentId
                : environment.expectedDeploymentId);
    var now = timeline.now();
    if (changesConfiguration)
      environment.draft =
          new DraftConfiguration("pending", now, now, change.solutionStack(), change.options());
    else environment.draft = null;
    environment.status = Status.Updating;
    var workflow = new Workflow().info(0, "Environment update is starting.");
    workflow.append(plan.buildWorkflow(operation));
    runner.start(environment, operation, workflow);
  }

  /** Carries out a managed action now. */
  public void applyManagedAction(Environment environment, ManagedAction action, String requestId) {
    environment.plannedActions.replaceAll(
        a -> a.id().equals(action.id()) ? a.markRunning(timeline.now()) : a);
    var platform =
        action.solutionStack() == null ? environment.solutionStack : action.solutionStack();
    update(
        environment,
        new EnvironmentChange(
            environment.versionLabel,
            platform,
            environment.options,
            environment.templateName,
            false),
        requestId,
        action.id());
  }

  /**
   * Plans a managed action for its window; it starts by itself if the environment is Ready then.
   */
  public void scheduleManagedAction(Environment environment, ManagedAction action) {
    environment.plannedActions.add(action);
    scheduleStart(environment, action);
  }

  private void scheduleStart(Environment environment, ManagedAction action) {
    timeline.schedule(
        action.windowStart(),
        () -> {
          if (!state.contains(environment) || !environment.plannedActions.contains(action)) return;
          if (environment.status == Status.Ready)
            applyManagedAction(
                environment,
                action,
                UUID.nameUUIDFromBytes(action.id().getBytes(StandardCharsets.UTF_8)).toString());
          else markMissed(environment, action);
          state.markChanged(environment);
          afterTask.run();
        });
  }

  private void markMissed(Environment environment, ManagedAction action) {
    var now = timeline.now();
    environment.plannedActions.remove(action);
    environment.actionHistory.addFirst(
        action
            .markRunning(now)
            .markFailed(now, "InvalidEnvironmentState", "The environment was not Ready."));
  }

  /** Keeps what has changed outside of any call or operation. */
  public void saveChanges() {
    afterTask.run();
  }

  public void restartServers(Environment environment, String requestId) {
    environment.status = Status.Updating;
    var plan =
        new ConfigurationUpdatePlan(environment, lookup.settings(environment), resourceFactory);
    runner.start(environment, newOperation(Kind.RESTART, requestId), plan.restartServers());
  }

  /** Makes all resources anew, also those of a terminated environment. */
  public void rebuild(Environment environment, String requestId) {
    boolean terminated = environment.status == Status.Terminated;
    environment.status = terminated ? Status.Launching : Status.Updating;
    environment.terminatedAt = null;
    var operation = newOperation(Kind.REBUILD, requestId);
    operation.deploysVersion = true;
    operation.target = createTarget(environment, ++environment.deploymentId);
    var plan =
        new LaunchPlan(
            environment, lookup.settings(environment), state.region(environment), resourceFactory);
    runner.start(environment, operation, plan.rebuild());
  }

  public void terminate(Environment environment, String requestId) {
    var before = environment.operation;
    if (before != null && before.kind == Kind.SWAP)
      releaseSwapPartner(environment, before.requestId);
    environment.status = Status.Terminating;
    environment.paused = false;
    var workflow = OperationOutcomes.termination(environment, lookup.settings(environment));
    environment.health = HealthModel.terminationHealth(lookup.settings(environment));
    runner.start(environment, newOperation(Kind.TERMINATE, requestId), workflow);
  }

  /** The other one of a swap that will not come to its end. */
  private void releaseSwapPartner(Environment leaving, String requestId) {
    for (var other : state.region(leaving).environments.values()) {
      var operation = other.operation;
      if (other == leaving || operation == null || !operation.requestId.equals(requestId)) continue;
      other.operation = null;
      other.status = Status.Ready;
      state.markChanged(other);
    }
  }

  public void updateTags(Environment environment, String requestId) {
    environment.status = Status.Updating;
    var workflow =
        new Workflow()
            .info(0, "Environment tag update is starting.")
            .info(40, "Environment tag update completed successfully.")
            .add(0, new Step.FinishOperation(true));
    runner.start(environment, newOperation(Kind.TAGS, requestId), workflow);
  }

  /** Both are busy until the names have changed places. */
  public void swapCnames(Environment one, Environment other, String requestId) {
    for (var each : List.of(one, other)) each.status = Status.Updating;
    var names = "'" + one.name + "' and '" + other.name + "'";
    var workflow =
        new Workflow()
            .info(0, "swapEnvironmentCNAMEs is starting.")
            .info(1, "Swapping CNAMEs for environments " + names + ".")
            .info(4, "'%s' now points to '%s'.".formatted(one.cname, endpointAddress(other)))
            .info(0, "Completed swapping CNAMEs for environments " + names + ".")
            .add(0, new Step.SwapCnames(other.id));
    other.operation = newOperation(Kind.SWAP, requestId);
    runner.start(one, newOperation(Kind.SWAP, requestId), workflow);
  }

  private static String endpointAddress(Environment environment) {
    return environment.resources == null ? "" : environment.resources.endpointAddress();
  }

  /** Logs are fetched beside whatever else is going on; the environment stays as it is. */
  public void pullLogs(Environment environment, String type, String requestId) {
    runner.pullLogs(environment, type, requestId);
  }

  /** Calls off the update in progress. */
  public void abort(Environment environment) {
    var operation = environment.operation;
    if (operation == null || !operation.abortable)
      throw new IllegalStateException("There is nothing to abort in " + environment.id + ".");
    operation.abortable = false;
    environment.status = Status.Aborting;
    runner.replaceWorkflow(environment, operation, OperationOutcomes.abort(environment, operation));
  }

  public void setPaused(Environment environment, boolean paused) {
    environment.paused = paused;
    if (!paused) runner.resume(environment);
  }

  /** Goes on with what was going on before a restart. */
  public void resume(Environment environment) {
    runner.resume(environment);
    environment.plannedActions.stream()
        .filter(a -> a.status().equals("Scheduled"))
        .forEach(a -> scheduleStart(environment, a));
  }

  public void assessHealth(Environment environment) {
    healthMonitor.assessHealth(environment, null);
  }

  public void scheduleHealthAssessment(Environment environment, Duration after) {
    healthMonitor.scheduleAssessment(environment, after);
  }

  private static EnvironmentOperation newOperation(Kind kind, String requestId) {
    var operation = new EnvironmentOperation();
    operation.kind = kind;
    operation.requestId = requestId;
    return operation;
  }
}
