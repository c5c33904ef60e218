package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault.Manner;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.work.EngineResult.Outcome;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;
import org.jspecify.annotations.Nullable;

/** What steps do to instances. */
final class Stage {
  /** What Beanstalk waits beyond a command's timeout, in seconds. */
  private static final int GRACE = 240;

  private final Timeline timeline;
  private final Scribe scribe;
  private final Lookup lookup;
  private final Engine engine;
  private final Rules rules;

  Stage(Timeline timeline, Scribe scribe, Lookup lookup, Engine engine, Rules rules) {
    this.timeline = timeline;
    this.scribe = scribe;
    this.lookup = lookup;
    this.engine = engine;
    this.rules = rules;
  }

  void launch(Environment environment, Operation operation, Step.Launch step) {
    decideFault(environment, operation);
    for (var id : step.ids()) {
      var instance = new Instance();
      instance.id = id;
      instance.launchedAt = timeline.now();
      instance.zone = Fleet.zone(environment);
      instance.type = lookup.wanted(environment, operation).instanceTypes().getFirst();
      instance.group = step.group();
      instance.launching = true;
      mark(environment, operation, instance);
      environment.instances.add(instance);
    }
  }

  void begin(Environment environment, Operation operation, List<String> ids) {
    decideFault(environment, operation);
    for (var instance : present(environment, ids)) {
      instance.launching = false;
      instance.sick = false;
      mark(environment, operation, instance);
    }
  }

  private static void mark(Environment environment, Operation operation, Instance instance) {
    var target = operation.target;
    instance.label = target == null ? environment.label : target.label();
    instance.deployment = target == null ? environment.expectedDeployment : target.deployment();
    instance.deploymentStatus = Instance.IN_PROGRESS;
    instance.deployedAt = null;
  }

  private void decideFault(Environment environment, Operation operation) {
    if (operation.faultDecided) return;
    operation.faultDecided = true;
    var label = label(environment, operation);
    operation.fault =
        rules.deployment(environment, label, lookup.version(environment, label).facts).orElse(null);
  }

  private static @Nullable String label(Environment environment, Operation operation) {
    return operation.target == null ? environment.label : operation.target.label();
  }

  /** The script that the operation goes on with instead; null when all is well. */
  @Nullable Script end(Environment environment, Operation operation, Step.End step) {
    var result = result(environment, operation, step.purpose());
    var failed = new ArrayList<String>();
    var timedOut = new ArrayList<String>();
    int good = 0;
    for (var instance : present(environment, step.ids())) {
      var outcome = outcome(operation, instance, result);
      operation.ended++;
      instance.deployedAt = timeline.now();
      switch (outcome) {
        case SUCCESS, UNHEALTHY -> {
          succeed(instance, outcome == Outcome.UNHEALTHY);
          good++;
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
    operation.succeeded += good;
    if (good > 0)
      scribe.say(
          environment,
          Severity.INFO,
          "Instance deployment completed successfully.",
          operation.requestId);
    if (failed.isEmpty() && timedOut.isEmpty()) return null;
    return Endings.failure(
        environment,
        operation,
        step.purpose(),
        new Endings.Outcome(
            good,
            failed,
            timedOut,
            failed.isEmpty() ? List.of() : result.events(),
            failed.isEmpty() || timedOut.isEmpty() ? Duration.ZERO : patience(environment)));
  }

  private static void succeed(Instance instance, boolean sick) {
    instance.deploymentStatus = Instance.DEPLOYED;
    instance.launching = false;
    instance.sick = sick;
  }

  private EngineResult result(Environment environment, Operation operation, Purpose purpose) {
    boolean whole =
        purpose == Purpose.VERSION
            || environment.instances.stream().anyMatch(i -> i.launching && i.deploying());
    if (!whole) return EngineResult.SUCCESS;
    var label = label(environment, operation);
    return engine.deploy(
        environment,
        lookup.wanted(environment, operation),
        label == null ? "Sample Application" : label,
        lookup.version(environment, label));
  }

  private Outcome outcome(Operation operation, Instance instance, EngineResult result) {
    if (instance.stopped) return Outcome.TIMEOUT;
    var fault = operation.fault;
    if (fault != null && operation.ended >= fault.sparing()) {
      instance.log(timeline.now(), log(fault));
      return switch (fault.manner()) {
        case FAILS -> Outcome.FAILURE;
        case HANGS -> Outcome.TIMEOUT;
        case FAILS_WHILE_OTHERS_HANG ->
            operation.ended == fault.sparing() ? Outcome.FAILURE : Outcome.TIMEOUT;
        case UNHEALTHY -> Outcome.UNHEALTHY;
      };
    }
    instance.log(timeline.now(), result.log());
    return result.outcome();
  }

  private static List<String> log(DeploymentFault fault) {
    return fault.manner() == Manner.FAILS
        ? EngineResult.failed("Docker Specific Build Application", fault.reason()).log()
        : List.of("[WARN] " + fault.reason());
  }

  /** How many seconds longer than usual a command takes. */
  double delay(Environment environment, Operation operation) {
    var fault = operation.fault;
    if (fault == null || fault.manner() != Manner.HANGS) return 0;
    return (double) patience(environment).toSeconds();
  }

  private Duration patience(Environment environment) {
    return Duration.ofSeconds(lookup.settings(environment).commandTimeout() + GRACE);
  }

  void settle(Environment environment, Operation operation, boolean reverted) {
    for (var instance : environment.instances) {
      if (instance.deploying() || (reverted && affected(operation, instance)))
        succeed(instance, false);
      if (!reverted || !affected(operation, instance)) continue;
      instance.label = environment.label;
      instance.deployment = environment.expectedDeployment;
    }
  }

  private static boolean affected(Operation operation, Instance instance) {
    return operation.target != null && instance.deployment == operation.target.deployment();
  }

  void serve(Environment environment, Step.Serve step) {
    present(environment, step.ids()).forEach(i -> i.inService = step.in());
  }

  /** The script that the operation goes on with instead; null when the instances are healthy. */
  @Nullable Script probe(Environment environment, Operation operation, List<String> ids) {
    var sick =
        present(environment, ids).stream().filter(i -> i.sick || i.stopped).map(i -> i.id).toList();
    return sick.isEmpty() ? null : Endings.unhealthy(environment, operation, sick);
  }

  void regroup(Environment environment, Step.Regroup step) {
    present(environment, step.ids()).forEach(i -> i.group = step.group());
  }

  void remove(Environment environment, List<String> ids) {
    environment.instances.removeIf(i -> ids.contains(i.id));
  }

  private static List<Instance> present(Environment environment, List<String> ids) {
    return environment.instances.stream().filter(i -> ids.contains(i.id)).toList();
  }
}
