package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Finished;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import org.jspecify.annotations.Nullable;

/** Takes environments through the scripts of their operations, step by step on the clock. */
public final class Runner {
  /** How long after an operation the health gets over it. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  /** How long an environment that has ended is known. */
  private static final Duration KNOWN = Duration.ofDays(42);

  /** How long fetching logs takes. */
  private static final Duration PULLED = Duration.ofSeconds(8);

  private final Timeline timeline;
  private final World world;
  private final Scribe scribe;
  private final Stage stage;
  private final Observer observer;
  private final LogPuller logs;
  private final Runnable afterwards;

  Runner(
      Timeline timeline,
      World cluster,
      Scribe scribe,
      Stage stage,
      Observer observer,
      LogPuller logs,
      Runnable afterwards) {
    this.timeline = timeline;
    this.world = cluster;
    this.scribe = scribe;
    this.stage = stage;
    this.observer = observer;
    this.logs = logs;
    this.afterwards = afterwards;
  }

  /** Begins an operation; the environment has none and has its status already. */
  void start(Environment environment, Operation operation, Script script) {
    operation.started = timeline.now();
    operation.clock = operation.started;
    operation.script.addAll(script.cues());
    environment.operation = operation;
    environment.updated = operation.started;
    go(environment, operation);
  }

  /** Drops what was still to come and goes on with something else. */
  void divert(Environment environment, Operation operation, Script script) {
    operation.script.clear();
    operation.script.addAll(script.cues());
    operation.clock = timeline.now();
    go(environment, operation);
  }

  /** Fetches logs while something else may be going on. */
  void aside(Environment environment, String type, String requestId) {
    scribe.say(environment, Severity.INFO, "requestEnvironmentInfo is starting.", requestId);
    var ready = timeline.now().plus(timeline.scaled(PULLED));
    timeline.at(
        ready,
        () -> {
          if (!world.knows(environment)) return;
          logs.pull(environment, type);
          for (var instance : environment.instances)
            scribe.say(
                environment,
                Severity.INFO,
                "[Instance: %s] Successfully finished %s."
                    .formatted(
                        instance.id,
                        type.equals("tail") ? "tailing 5 log(s)" : "bundling 5 log(s)"),
                requestId);
          scribe.say(
              environment, Severity.INFO, "Pulled logs for environment instances.", requestId);
          world.touch(environment);
          afterwards.run();
        });
  }

  /** Goes on after a hold or a restart. */
  void resume(Environment environment) {
    var operation = environment.operation;
    if (operation != null) go(environment, operation);
    observer.resume(environment);
    forgetLater(environment);
    for (var pull : environment.logs)
      timeline.at(pull.until(), () -> logs.forget(environment, pull.bucket(), pull.key()));
  }

  private void go(Environment environment, Operation operation) {
    while (environment.operation == operation && !environment.held) {
      var cue = operation.script.peekFirst();
      if (cue == null) break;
      var due = operation.clock.plus(timeline.scaled(length(environment, operation, cue)));
      if (due.isAfter(timeline.now())) {
        operation.due = due;
        timeline.at(due, () -> wake(environment, operation));
        break;
      }
      operation.script.removeFirst();
      operation.clock = due;
      perform(environment, operation, cue.step());
    }
    world.touch(environment);
  }

  private Duration length(Environment environment, Operation operation, Cue cue) {
    if (!(cue.step() instanceof Step.End)) return cue.after();
    return cue.after().plusMillis(Math.round(stage.delay(environment, operation) * 1000));
  }

  private void wake(Environment environment, Operation operation) {
    if (environment.operation != operation || !world.knows(environment)) return;
    go(environment, operation);
    afterwards.run();
  }

  private void perform(Environment environment, Operation operation, Step step) {
    switch (step) {
      case Step.Say s -> scribe.say(environment, s.severity(), s.message(), operation.requestId);
      case Step.Launch s -> stage.launch(environment, operation, s);
      case Step.Begin s -> stage.begin(environment, operation, s.ids());
      case Step.End s -> instead(operation, stage.end(environment, operation, s));
      case Step.Serve s -> stage.serve(environment, s);
      case Step.Probe s -> instead(operation, stage.probe(environment, operation, s.ids()));
      case Step.Regroup s -> stage.regroup(environment, s);
      case Step.Remove s -> stage.remove(environment, s.ids());
      case Step.Observe s -> observer.observe(environment, operation.requestId);
      case Step.Commit s -> commit(environment, operation);
      case Step.CommitSettings s -> commitSettings(environment, operation);
      case Step.Abortable s -> operation.abortable = s.possible();
      case Step.Dismantle s -> environment.resources = null;
      case Step.Settle s -> stage.settle(environment, operation, s.reverted());
      case Step.Finish s -> finish(environment, operation, s.succeeded());
      case Step.Bury s -> bury(environment);
      case Step.Swap s -> swap(environment, operation, s.other());
    }
  }

  private static void instead(Operation operation, @Nullable Script script) {
    if (script == null) return;
    operation.script.clear();
    operation.script.addAll(script.cues());
    operation.abortable = false;
  }

  private static void commit(Environment environment, Operation operation) {
    var target = operation.target;
    if (target == null) return;
    environment.label = target.label();
    environment.options = new TreeMap<>(target.options());
    environment.platform = target.platform();
    environment.template = target.template();
    environment.expectedDeployment = target.deployment();
    environment.draft = null;
    if (operation.resources != null) environment.resources = operation.resources;
  }

  /** CloudFormation is done with them: a version that fails afterwards does not undo them. */
  private static void commitSettings(Environment environment, Operation operation) {
    var target = operation.target;
    if (target == null) return;
    environment.options = new TreeMap<>(target.options());
    environment.platform = target.platform();
    environment.draft = null;
    if (operation.resources != null) environment.resources = operation.resources;
  }

  private void finish(Environment environment, Operation operation, boolean succeeded) {
    var now = timeline.now();
    environment.operation = null;
    environment.status = Status.Ready;
    environment.updated = now;
    environment.finished =
        new Finished(
            operation.kind.title(),
            succeeded || operation.kind == Operation.Kind.CREATE,
            operation.started,
            now);
    if (!succeeded && environment.draft != null) environment.draft = environment.draft.failed(now);
    if (operation.managedAction != null) manage(environment, operation, succeeded);
    if (operation.kind == Operation.Kind.CREATE && succeeded) environment.finished = null;
    observer.later(environment, succeeded ? SETTLED : Duration.ofSeconds(20));
  }

  private void manage(Environment environment, Operation operation, boolean succeeded) {
    var now = timeline.now();
    for (var action : List.copyOf(environment.planned)) {
      if (!action.id().equals(operation.managedAction)) continue;
      environment.planned.remove(action);
      environment.history.addFirst(
          succeeded
              ? action.completed(now)
              : action.failed(now, "RollbackSuccessful", "The managed update was rolled back."));
    }
  }

  private void bury(Environment environment) {
    environment.operation = null;
    environment.status = Status.Terminated;
    environment.terminated = timeline.now();
    environment.updated = timeline.now();
    environment.instances.clear();
    environment.resources = null;
    environment.draft = null;
    environment.observeAt = null;
    environment.health =
        new Health("Grey", environment.health.status() == null ? null : "Unknown", List.of());
    world.region(environment).free(environment);
    forgetLater(environment);
  }

  private void forgetLater(Environment environment) {
    var ended = environment.terminated;
    if (ended == null) return;
    timeline.at(
        ended.plus(timeline.scaled(KNOWN)),
        () -> {
          if (ended.equals(environment.terminated)) world.region(environment).forget(environment);
        });
  }

  private void swap(Environment environment, Operation operation, String otherId) {
    var other = world.region(environment).environments.get(otherId);
    if (other != null && swapping(other)) {
      var name = environment.cname;
      environment.cname = other.cname;
      other.cname = name;
    }
    for (var each : other == null ? List.of(environment) : List.of(environment, other)) {
      if (!swapping(each)) continue;
      each.operation = null;
      each.status = Status.Ready;
      each.updated = timeline.now();
      world.touch(each);
    }
    operation.script.clear();
  }

  /** Somebody may have removed one of the two meanwhile. */
  private static boolean swapping(Environment environment) {
    return environment.operation != null && environment.operation.kind == Operation.Kind.SWAP;
  }
}
