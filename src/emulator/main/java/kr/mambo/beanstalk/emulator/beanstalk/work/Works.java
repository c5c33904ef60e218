package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Draft;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import kr.mambo.beanstalk.emulator.beanstalk.work.ConfigurationPlan.Effect;
import kr.mambo.beanstalk.emulator.beanstalk.work.Operation.Kind;
import kr.mambo.beanstalk.emulator.beanstalk.work.Operation.Target;
import kr.mambo.beanstalk.emulator.service.Identities;
import org.jspecify.annotations.Nullable;

/** Begins, aborts, holds and takes up again the operations of environments. */
public final class Works {
  private final Timeline timeline;
  private final World world;
  private final Identities identities;
  private final Lookup lookup;
  private final Fleet fleet;
  private final Runner runner;
  private final Observer observer;
  private final Runnable afterwards;

  Works(
      Timeline timeline,
      World cluster,
      Identities identities,
      Lookup lookup,
      Fleet fleet,
      Runner runner,
      Observer observer,
      Runnable afterwards) {
    this.timeline = timeline;
    this.world = cluster;
    this.identities = identities;
    this.lookup = lookup;
    this.fleet = fleet;
    this.runner = runner;
    this.observer = observer;
    this.afterwards = afterwards;
  }

  /** What an update asks for; everything that is not asked for is as it was. */
  public record Change(
      @Nullable String label,
      String platform,
      Map<OptionKey, String> options,
      @Nullable String template,
      boolean deploys) {}

  public void create(Environment environment, String requestId) {
    environment.status = Status.Launching;
    var operation = operation(Kind.CREATE, requestId);
    operation.deploysVersion = true;
    environment.deployment = 1;
    environment.expectedDeployment = 1;
    operation.target = target(environment, environment.deployment);
    var settings = lookup.settings(environment);
    var plan = new LaunchPlan(environment, settings, world.region(environment), fleet);
    runner.start(environment, operation, plan.create(problem(environment, settings)));
  }

  private static Target target(Environment environment, long deployment) {
    return new Target(
        environment.label,
        environment.platform,
        environment.options,
        environment.template,
        deployment);
  }

  private String problem(Environment environment, Settings settings) {
    var profile = settings.instanceProfile();
    if (profile.isEmpty()) return "Environment must have instance profile associated with it.";
    if (identities.instanceProfile(environment.account, profile).isEmpty())
      return "The instance profile %s associated with the environment does not exist."
          .formatted(profile.substring(profile.lastIndexOf('/') + 1));
    return UpdatePlan.tooLong(settings)
        ? "Service:AmazonCloudFormation, Message:" + UpdatePlan.TOO_LONG
        : "";
  }

  public void update(Environment environment, Change change, String requestId) {
    update(environment, change, requestId, null);
  }

  /**
   * Begins an update.
   *
   * @param managedAction the id of the managed action that the update carries out
   */
  public void update(
      Environment environment, Change change, String requestId, @Nullable String managedAction) {
    var plan = new UpdatePlan(lookup, fleet, environment, change);
    var effect = plan.effect();
    boolean configures = plan.configures();
    var operation =
        operation(change.deploys || !configures ? Kind.UPDATE : Kind.CONFIGURE, requestId);
    operation.deploysVersion = change.deploys;
    operation.abortable = true;
    operation.managedAction = managedAction;
    if (change.deploys || effect != Effect.NONE) environment.deployment++;
    operation.target =
        new Target(
            change.label,
            change.platform,
            change.options,
            change.template,
            change.deploys || effect != Effect.NONE
                ? environment.deployment
                : environment.expectedDeployment);
    var now = timeline.now();
    if (configures)
      environment.draft = new Draft("pending", now, now, change.platform, change.options);
    else environment.draft = null;
    environment.status = Status.Updating;
    var script = new Script().info(0, "Environment update is starting.");
    script.append(plan.script(operation));
    runner.start(environment, operation, script);
  }

  /** Carries out a managed action now. */
  public void manage(Environment environment, ManagedAction action, String requestId) {
    environment.planned.replaceAll(a -> a.id().equals(action.id()) ? a.running(timeline.now()) : a);
    var platform = action.platform() == null ? environment.platform : action.platform();
    update(
        environment,
        new Change(environment.label, platform, environment.options, environment.template, false),
        requestId,
        action.id());
  }

  /**
   * Plans a managed action for its window; it starts by itself if the environment is Ready then.
   */
  public void plan(Environment environment, ManagedAction action) {
    environment.planned.add(action);
    await(environment, action);
  }

  private void await(Environment environment, ManagedAction action) {
    timeline.at(
        action.windowStart(),
        () -> {
          if (!world.knows(environment) || !environment.planned.contains(action)) return;
          if (environment.status == Status.Ready)
            manage(
                environment,
                action,
                UUID.nameUUIDFromBytes(action.id().getBytes(StandardCharsets.UTF_8)).toString());
          else miss(environment, action);
          world.touch(environment);
          afterwards.run();
        });
  }

  private void miss(Environment environment, ManagedAction action) {
    var now = timeline.now();
    environment.planned.remove(action);
    environment.history.addFirst(
        action
            .running(now)
            .failed(now, "InvalidEnvironmentState", "The environment was not Ready."));
  }

  /** Keeps what has changed outside of any call or operation. */
  public void kept() {
    afterwards.run();
  }

  public void restartServers(Environment environment, String requestId) {
    environment.status = Status.Updating;
    var plan = new ConfigurationPlan(environment, lookup.settings(environment), fleet);
    runner.start(environment, operation(Kind.RESTART, requestId), plan.restartServers());
  }

  /** Makes all resources anew, also those of a terminated environment. */
  public void rebuild(Environment environment, String requestId) {
    boolean terminated = environment.status == Status.Terminated;
    environment.status = terminated ? Status.Launching : Status.Updating;
    environment.terminated = null;
    var operation = operation(Kind.REBUILD, requestId);
    operation.deploysVersion = true;
    operation.target = target(environment, ++environment.deployment);
    var plan =
        new LaunchPlan(environment, lookup.settings(environment), world.region(environment), fleet);
    runner.start(environment, operation, plan.rebuild());
  }

  public void terminate(Environment environment, String requestId) {
    var before = environment.operation;
    if (before != null && before.kind == Kind.SWAP) release(environment, before.requestId);
    environment.status = Status.Terminating;
    environment.held = false;
    var script = Endings.termination(environment, lookup.settings(environment));
    environment.health = HealthModel.ending(lookup.settings(environment));
    runner.start(environment, operation(Kind.TERMINATE, requestId), script);
  }

  /** The other one of a swap that will not come to its end. */
  private void release(Environment leaving, String requestId) {
    for (var other : world.region(leaving).environments.values()) {
      var operation = other.operation;
      if (other == leaving || operation == null || !operation.requestId.equals(requestId)) continue;
      other.operation = null;
      other.status = Status.Ready;
      world.touch(other);
    }
  }

  public void tag(Environment environment, String requestId) {
    environment.status = Status.Updating;
    var script =
        new Script()
            .info(0, "Environment tag update is starting.")
            .info(40, "Environment tag update completed successfully.")
            .then(0, new Step.Finish(true));
    runner.start(environment, operation(Kind.TAGS, requestId), script);
  }

  /** Both are busy until the names have changed places. */
  public void swap(Environment one, Environment other, String requestId) {
    for (var each : List.of(one, other)) each.status = Status.Updating;
    var names = "'" + one.name + "' and '" + other.name + "'";
    var script =
        new Script()
            .info(0, "swapEnvironmentCNAMEs is starting.")
            .info(1, "Swapping CNAMEs for environments " + names + ".")
            .info(4, "'%s' now points to '%s'.".formatted(one.cname, address(other)))
            .info(0, "Completed swapping CNAMEs for environments " + names + ".")
            .then(0, new Step.Swap(other.id));
    other.operation = operation(Kind.SWAP, requestId);
    runner.start(one, operation(Kind.SWAP, requestId), script);
  }

  private static String address(Environment environment) {
    return environment.resources == null ? "" : environment.resources.address();
  }

  /** Logs are fetched beside whatever else is going on; the environment stays as it is. */
  public void pullLogs(Environment environment, String type, String requestId) {
    runner.aside(environment, type, requestId);
  }

  /** Calls off the update in progress. */
  public void abort(Environment environment) {
    var operation = environment.operation;
    if (operation == null || !operation.abortable)
      throw new IllegalStateException("There is nothing to abort in " + environment.id + ".");
    operation.abortable = false;
    environment.status = Status.Aborting;
    runner.divert(environment, operation, Endings.aborted(environment, operation));
  }

  public void hold(Environment environment, boolean hold) {
    environment.held = hold;
    if (!hold) runner.resume(environment);
  }

  /** Goes on with what was going on before a restart. */
  public void resume(Environment environment) {
    runner.resume(environment);
    environment.planned.stream()
        .filter(a -> a.status().equals("Scheduled"))
        .forEach(a -> await(environment, a));
  }

  public void observe(Environment environment) {
    observer.observe(environment, null);
  }

  public void observeLater(Environment environment, Duration after) {
    observer.later(environment, after);
  }

  private static Operation operation(Kind kind, String requestId) {
    var operation = new Operation();
    operation.kind = kind;
    operation.requestId = requestId;
    return operation;
  }
}
