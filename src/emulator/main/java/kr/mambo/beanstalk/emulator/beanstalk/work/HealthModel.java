package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;

/**
 * The health that follows from the instances and from what is going on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-status.html">Health
 *     colors and statuses</a>
 */
public final class HealthModel {
  private static final Duration RECENT = Duration.ofMinutes(3);
  private final Timeline timeline;

  public HealthModel(Timeline timeline) {
    this.timeline = timeline;
  }

  /** From harmless to worst. */
  private enum Level {
    Ok("Green"),
    Info("Green"),
    Warning("Yellow"),
    Degraded("Red"),
    Severe("Red");

    private final String color;

    Level(String color) {
      this.color = color;
    }

    Level atLeast(Level other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /** The environment's health at this moment. */
  Health assess(Environment environment, Settings settings) {
    var dictated = environment.dictated;
    if (dictated != null
        && environment.dictatedUntil != null
        && timeline.now().isBefore(environment.dictatedUntil)) return dictated;
    var enhanced = enhanced(environment, settings);
    return settings.enhancedHealth() ? enhanced : new Health(enhanced.color(), null, List.of());
  }

  private Health enhanced(Environment environment, Settings settings) {
    if (environment.status == Status.Terminating || environment.status == Status.Terminated)
      return ending(settings);
    if (environment.status == Status.Launching && !everyoneEnded(environment))
      return new Health("Grey", "Pending", launching(environment));
    var live = environment.instances.stream().filter(i -> !i.stopped).toList();
    if (live.isEmpty())
      return environment.instances.isEmpty()
          ? new Health("Red", "Severe", List.of("There are no instances."))
          : new Health("Grey", "No Data", List.of("None of the instances are sending data."));
    var causes = new ArrayList<String>();
    var level = commands(environment, live, causes);
    level = level.atLeast(versions(environment, live, causes));
    level = level.atLeast(capacity(live, settings, causes));
    if (live.stream().anyMatch(i -> i.sick)) {
      causes.add("100.0 % of the requests are failing with HTTP 5xx.");
      level = Level.Severe;
    }
    level = level.atLeast(progress(environment, causes));
    return new Health(level.color, level.name(), causes);
  }

  /** What an environment shows that goes, or has gone. */
  static Health ending(Settings settings) {
    return new Health("Grey", settings.enhancedHealth() ? "Unknown" : null, List.of());
  }

  private static boolean everyoneEnded(Environment environment) {
    return !environment.instances.isEmpty()
        && environment.instances.stream().noneMatch(Instance::deploying);
  }

  private List<String> launching(Environment environment) {
    var operation = environment.operation;
    var since = operation == null ? environment.created : operation.started;
    var running = "Initialization in progress (running for %s).".formatted(words(since));
    return environment.instances.isEmpty()
        ? List.of(running, "There are no instances.")
        : List.of(running);
  }

  private static Level commands(Environment environment, List<Instance> live, List<String> causes) {
    long failed = live.stream().filter(Instance::failed).count();
    if (failed == 0) return Level.Ok;
    causes.add("Command failed on " + share(failed, live.size()) + ".");
    boolean launch = live.stream().filter(Instance::failed).allMatch(i -> i.launching);
    return launch && environment.finished == null ? Level.Severe : Level.Degraded;
  }

  private static Level versions(Environment environment, List<Instance> live, List<String> causes) {
    if (environment.operation != null) return Level.Ok;
    long wrong = live.stream().filter(i -> unexpected(environment, i)).count();
    if (wrong == 0) return Level.Ok;
    causes.add(
        "Incorrect application version found on %s. Expected version \"%s\" (deployment %d)."
            .formatted(
                share(wrong, live.size()), label(environment), environment.expectedDeployment));
    return Level.Degraded;
  }

  private static Level capacity(List<Instance> live, Settings settings, List<String> causes) {
    long active = live.stream().filter(i -> i.inService).count();
    int minimum = settings.minimum();
    if (active >= minimum || live.stream().anyMatch(Instance::deploying)) return Level.Ok;
    if (active == 0 && live.stream().anyMatch(Instance::failed)) return Level.Degraded;
    causes.add(
        "%d active %s is below Auto Scaling group minimum size %d."
            .formatted(active, active == 1 ? "instance" : "instances", minimum));
    return Level.Warning;
  }

  private Level progress(Environment environment, List<String> causes) {
    var operation = environment.operation;
    if (operation != null) {
      if (operation.kind == Operation.Kind.TAGS || operation.kind == Operation.Kind.SWAP)
        return Level.Ok;
      if (environment.status == Status.Launching)
        return initialized(environment, operation, causes);
      causes.add(
          "%s in progress (running for %s)."
              .formatted(operation.kind.title(), words(operation.started)));
      return Level.Info;
    }
    var finished = environment.finished;
    if (finished != null && onAws(finished.ended(), timeline.now()).compareTo(RECENT) < 0)
      causes.add(
          "%s %s %s ago and took %s."
              .formatted(
                  finished.title(),
                  finished.succeeded() ? "completed" : "failed",
                  words(finished.ended()),
                  words(onAws(finished.started(), finished.ended()))));
    return Level.Ok;
  }

  private Level initialized(Environment environment, Operation operation, List<String> causes) {
    var ended =
        environment.instances.stream()
            .flatMap(i -> Stream.ofNullable(i.deployedAt))
            .max(Comparator.naturalOrder())
            .orElse(operation.started);
    causes.add(
        "Initialization completed %s ago and took %s."
            .formatted(words(ended), words(onAws(operation.started, ended))));
    return Level.Ok;
  }

  /** One instance's health. */
  public Health instance(Environment environment, Instance instance) {
    if (instance.stopped)
      return new Health("Grey", "No Data", List.of("The instance is not sending data."));
    if (instance.sick)
      return new Health(
          "Red", "Severe", List.of("100.0 % of the requests are failing with HTTP 5xx."));
    if (instance.deploying())
      return instance.launching
          ? new Health("Grey", "Pending", List.of("Initialization in progress."))
          : new Health("Green", "Info", List.of("Command is executing on the instance."));
    if (instance.failed())
      return instance.launching
          ? new Health("Red", "Severe", List.of("Instance initialization failed."))
          : new Health("Red", "Degraded", List.of("Command failed on the instance."));
    if (environment.operation == null && unexpected(environment, instance))
      return new Health("Red", "Degraded", List.of(incorrect(environment, instance)));
    return new Health("Green", "Ok", List.of());
  }

  private static String incorrect(Environment environment, Instance instance) {
    return "Incorrect application version \"%s\" (deployment %d). Expected version \"%s\" (deployment %d)."
        .formatted(
            Objects.requireNonNullElse(instance.label, "Sample Application"),
            instance.deployment,
            label(environment),
            environment.expectedDeployment);
  }

  private static boolean unexpected(Environment environment, Instance instance) {
    return !instance.deploying()
        && instance.deployment != environment.expectedDeployment
        && !(instance.deployed() && Objects.equals(instance.label, environment.label));
  }

  private static String label(Environment environment) {
    return Objects.requireNonNullElse(environment.label, "Sample Application");
  }

  private static String share(long some, int all) {
    return some == all
        ? "all instances"
        : some + " out of " + all + (all == 1 ? " instance" : " instances");
  }

  private String words(Instant since) {
    return words(onAws(since, timeline.now()));
  }

  private Duration onAws(Instant from, Instant to) {
    return Duration.ofMillis(Math.round(Duration.between(from, to).toMillis() * timeline.speed()));
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) return seconds == 1 ? "1 second" : seconds + " seconds";
    long minutes = Math.round(seconds / 60.0);
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }
}
