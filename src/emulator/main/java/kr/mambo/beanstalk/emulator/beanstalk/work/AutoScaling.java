package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;

/** Replaces instances that have stopped, outside of any operation. */
final class AutoScaling {
  private static final Duration NOTICED = Duration.ofMinutes(2);
  private static final Duration STARTED = Duration.ofSeconds(90);
  private final Timeline timeline;
  private final Scribe scribe;
  private final Lookup lookup;
  private final Engine engine;
  private final Fleet fleet;

  AutoScaling(Timeline timeline, Scribe scribe, Lookup lookup, Engine engine, Fleet fleet) {
    this.timeline = timeline;
    this.scribe = scribe;
    this.lookup = lookup;
    this.engine = engine;
    this.fleet = fleet;
  }

  /** Does what is due; says whether nothing is left to do. */
  boolean repair(Environment environment) {
    var gone =
        environment.instances.stream()
            .filter(i -> i.stoppedAt != null && passed(i.stoppedAt, NOTICED))
            .map(i -> i.id)
            .toList();
    gone.forEach(id -> remove(environment, id));
    int missing = lookup.settings(environment).minimum() - environment.instances.size();
    if (missing > 0) launch(environment, fleet.instanceIds(missing));
    for (var instance : List.copyOf(environment.instances))
      if (instance.deploying() && passed(instance.launchedAt, STARTED))
        start(environment, instance);
    return environment.instances.stream().noneMatch(i -> i.deploying() || i.stopped);
  }

  private boolean passed(Instant since, Duration onAws) {
    return !timeline.now().isBefore(since.plus(timeline.scaled(onAws)));
  }

  private void remove(Environment environment, String id) {
    environment.instances.removeIf(i -> i.id.equals(id));
    scribe.say(
        environment,
        Severity.INFO,
        "Removed " + Script.instances(List.of(id)) + " from your environment.",
        null);
  }

  private void launch(Environment environment, List<String> ids) {
    for (var id : ids) {
      var instance = new Instance();
      instance.id = id;
      instance.launchedAt = timeline.now();
      instance.zone = Fleet.zone(environment);
      instance.type = lookup.settings(environment).instanceTypes().getFirst();
      instance.group = VersionPlan.group(environment);
      instance.launching = true;
      instance.label = environment.label;
      instance.deployment = environment.expectedDeployment;
      instance.deploymentStatus = Instance.IN_PROGRESS;
      environment.instances.add(instance);
    }
    scribe.say(
        environment,
        Severity.INFO,
        "Added " + Script.instances(ids) + " to your environment.",
        null);
  }

  /** A new instance gets the version of the latest deployment that succeeded. */
  private void start(Environment environment, Instance instance) {
    var version = lookup.version(environment, environment.label);
    var result = engine.deploy(environment, lookup.settings(environment), version.label, version);
    instance.log(timeline.now(), result.log());
    instance.deployedAt = timeline.now();
    boolean good = result.outcome() == EngineResult.Outcome.SUCCESS;
    instance.deploymentStatus = good ? Instance.DEPLOYED : Instance.FAILED;
    instance.launching = !good;
    instance.inService = good;
    if (good) return;
    result.events().forEach(e -> scribe.say(environment, Severity.ERROR, e, null));
    scribe.say(
        environment,
        Severity.ERROR,
        "Instance deployment failed. For details, see 'eb-engine.log'.",
        null);
  }
}
