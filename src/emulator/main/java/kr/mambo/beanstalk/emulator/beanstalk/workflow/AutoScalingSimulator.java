package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;

/** Replaces instances that have stopped, outside of any operation. */
final class AutoScalingSimulator {
  private static final Duration DETECTION_TIME = Duration.ofMinutes(2);
  private static final Duration START_TIME = Duration.ofSeconds(90);
  private final Timeline timeline;
  private final EventRecorder events;
  private final EnvironmentLookup lookup;
  private final InstanceDeploymentEngine engine;
  private final ResourceFactory resourceFactory;

  AutoScalingSimulator(
      Timeline timeline,
      EventRecorder events,
      EnvironmentLookup lookup,
      InstanceDeploymentEngine engine,
      ResourceFactory resourceFactory) {
    this.timeline = timeline;
    this.events = events;
    this.lookup = lookup;
    this.engine = engine;
    this.resourceFactory = resourceFactory;
  }

  /** Does what is due; says whether nothing is left to do. */
  boolean reconcile(Environment environment) {
    var expired =
        environment.instances.stream()
            .filter(i -> i.stoppedAt != null && hasPassed(i.stoppedAt, DETECTION_TIME))
            .map(i -> i.id)
            .toList();
    expired.forEach(id -> remove(environment, id));
    int missing = lookup.settings(environment).minInstances() - environment.instances.size();
    if (missing > 0) launch(environment, resourceFactory.nextInstanceIds(missing));
    for (var instance : List.copyOf(environment.instances))
      if (instance.isDeploying() && hasPassed(instance.launchedAt, START_TIME))
        start(environment, instance);
    return environment.instances.stream().noneMatch(i -> i.isDeploying() || i.stopped);
  }

  private boolean hasPassed(Instant since, Duration awsDuration) {
    return !timeline.now().isBefore(since.plus(timeline.scale(awsDuration)));
  }

  private void remove(Environment environment, String id) {
    environment.instances.removeIf(i -> i.id.equals(id));
    events.record(
        environment,
        Severity.INFO,
        "Removed " + Workflow.formatInstances(List.of(id)) + " from your environment.",
        null);
  }

  private void launch(Environment environment, List<String> ids) {
    for (var id : ids) {
      var instance = new Instance();
      instance.id = id;
      instance.launchedAt = timeline.now();
      instance.availabilityZone = ResourceFactory.nextZone(environment);
      instance.instanceType = lookup.settings(environment).instanceTypes().getFirst();
      instance.autoScalingGroup = InPlaceDeploymentPlan.autoScalingGroup(environment);
      instance.initializing = true;
      instance.versionLabel = environment.versionLabel;
      instance.deploymentId = environment.expectedDeploymentId;
      instance.deploymentStatus = Instance.IN_PROGRESS;
      environment.instances.add(instance);
    }
    events.record(
        environment,
        Severity.INFO,
        "Added " + Workflow.formatInstances(ids) + " to your environment.",
        null);
  }

  /** A new instance gets the version of the latest deployment that succeeded. */
  private void start(Environment environment, Instance instance) {
    var version = lookup.version(environment, environment.versionLabel);
    var result = engine.deploy(environment, lookup.settings(environment), version.label, version);
    instance.appendLog(timeline.now(), result.log());
    instance.deployedAt = timeline.now();
    boolean succeeded = result.outcome() == EngineResult.Outcome.SUCCESS;
    instance.deploymentStatus = succeeded ? Instance.DEPLOYED : Instance.FAILED;
    instance.initializing = !succeeded;
    instance.inService = succeeded;
    if (succeeded) return;
    result.events().forEach(e -> events.record(environment, Severity.ERROR, e, null));
    events.record(
        environment,
        Severity.ERROR,
        "Instance deployment failed. For details, see 'eb-engine.log'.",
        null);
  }
}
