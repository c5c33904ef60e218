package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;

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
  Health assess(Environment environment, EffectiveSettings settings) {
    var dictated = environment.healthOverride;
    if (dictated != null
        && environment.healthOverrideUntil != null
        && timeline.now().isBefore(environment.healthOverrideUntil)) return dictated;
    var enhanced = assessEnhanced(environment, settings);
    return settings.hasEnhancedHealth() ? enhanced : new Health(enhanced.color(), null, List.of());
  }

  private Health assessEnhanced(Environment environment, EffectiveSettings settings) {
    if (environment.status == Status.Terminating || environment.status == Status.Terminated)
      return terminationHealth(settings);
    if (environment.status == Status.Launching && !allDeploymentsEnded(environment))
      return new Health("Grey", "Pending", launchCauses(environment));
    var live = environment.instances.stream().filter(i -> !i.stopped).toList();
    if (live.isEmpty())
      return environment.instances.isEmpty()
          ? new Health("Red", "Severe", List.of("There are no instances."))
          : new Health("Grey", "No Data", List.of("None of the instances are sending data."));
    var causes = new ArrayList<String>();
    var level = checkCommands(environment, live, causes);
    level = level.atLeast(checkVersions(environment, live, causes));
    level = level.atLeast(checkCapacity(live, settings, causes));
    if (live.stream().anyMatch(i -> i.unhealthy)) {
      causes.add("100.0 % of the requests are failing with HTTP 5xx.");
      level = Level.Severe;
    }
    level = level.atLeast(checkProgress(environment, causes));
    return new Health(level.color, level.name(), causes);
  }

  /** What an environment shows that goes, or has gone. */
  static Health terminationHealth(EffectiveSettings settings) {
    return new Health("Grey", settings.hasEnhancedHealth() ? "Unknown" : null, List.of());
  }

  private static boolean allDeploymentsEnded(Environment environment) {
    return !environment.instances.isEmpty()
        && environment.instances.stream().noneMatch(Instance::isDeploying);
  }

  private List<String> launchCauses(Environment environment) {
    var operation = environment.operation;
    var since = operation == null ? environment.createdAt : operation.startedAt;
    var running = "Initialization in progress (running for %s).".formatted(formatDuration(since));
    return environment.instances.isEmpty()
        ? List.of(running, "There are no instances.")
        : List.of(running);
  }

  private static Level checkCommands(
      Environment environment, List<Instance> live, List<String> causes) {
    long failed = live.stream().filter(Instance::hasFailed).count();
    if (failed == 0) return Level.Ok;
    causes.add("Command failed on " + formatShare(failed, live.size()) + ".");
    boolean initializing = live.stream().filter(Instance::hasFailed).allMatch(i -> i.initializing);
    return initializing && environment.lastOperation == null ? Level.Severe : Level.Degraded;
  }

  private static Level checkVersions(
      Environment environment, List<Instance> live, List<String> causes) {
    if (environment.operation != null) return Level.Ok;
    long wrong = live.stream().filter(i -> hasUnexpectedVersion(environment, i)).count();
    if (wrong == 0) return Level.Ok;
    causes.add(
        "Incorrect application version found on %s. Expected version \"%s\" (deployment %d)."
            .formatted(
                formatShare(wrong, live.size()),
                expectedLabel(environment),
                environment.expectedDeploymentId));
    return Level.Degraded;
  }

  private static Level checkCapacity(
      List<Instance> live, EffectiveSettings settings, List<String> causes) {
    long active = live.stream().filter(i -> i.inService).count();
    int minimum = settings.minInstances();
    if (active >= minimum || live.stream().anyMatch(Instance::isDeploying)) return Level.Ok;
    if (active == 0 && live.stream().anyMatch(Instance::hasFailed)) return Level.Degraded;
    causes.add(
        "%d active %s is below Auto Scaling group minimum size %d."
            .formatted(active, active == 1 ? "instance" : "instances", minimum));
    return Level.Warning;
  }

  private Level checkProgress(Environment environment, List<String> causes) {
    var operation = environment.operation;
    if (operation != null) {
      if (operation.kind == EnvironmentOperation.Kind.TAGS
          || operation.kind == EnvironmentOperation.Kind.SWAP) return Level.Ok;
      if (environment.status == Status.Launching)
        return checkInitialization(environment, operation, causes);
      causes.add(
          "%s in progress (running for %s)."
              .formatted(operation.kind.title(), formatDuration(operation.startedAt)));
      return Level.Info;
    }
    var finished = environment.lastOperation;
    if (finished != null && awsDuration(finished.endedAt(), timeline.now()).compareTo(RECENT) < 0)
      causes.add(
          "%s %s %s ago and took %s."
              .formatted(
                  finished.title(),
                  finished.succeeded() ? "completed" : "failed",
                  formatDuration(finished.endedAt()),
                  formatDuration(awsDuration(finished.startedAt(), finished.endedAt()))));
    return Level.Ok;
  }

  private Level checkInitialization(
      Environment environment, EnvironmentOperation operation, List<String> causes) {
    var ended =
        environment.instances.stream()
            .flatMap(i -> Stream.ofNullable(i.deployedAt))
            .max(Comparator.naturalOrder())
            .orElse(operation.startedAt);
    causes.add(
        "Initialization completed %s ago and took %s."
            .formatted(
                formatDuration(ended), formatDuration(awsDuration(operation.startedAt, ended))));
    return Level.Ok;
  }

  /** One instance's health. */
  public Health assessInstance(Environment environment, Instance instance) {
    if (instance.stopped)
      return new Health("Grey", "No Data", List.of("The instance is not sending data."));
    if (instance.unhealthy)
      return new Health(
          "Red", "Severe", List.of("100.0 % of the requests are failing with HTTP 5xx."));
    if (instance.isDeploying())
      return instance.initializing
          ? new Health("Grey", "Pending", List.of("Initialization in progress."))
          : new Health("Green", "Info", List.of("Command is executing on the instance."));
    if (instance.hasFailed())
      return instance.initializing
          ? new Health("Red", "Severe", List.of("Instance initialization failed."))
          : new Health("Red", "Degraded", List.of("Command failed on the instance."));
    if (environment.operation == null && hasUnexpectedVersion(environment, instance))
      return new Health("Red", "Degraded", List.of(incorrectVersionCause(environment, instance)));
    return new Health("Green", "Ok", List.of());
  }

  private static String incorrectVersionCause(Environment environment, Instance instance) {
    return "Incorrect application version \"%s\" (deployment %d). Expected version \"%s\" (deployment %d)."
        .formatted(
            Objects.requireNonNullElse(instance.versionLabel, "Sample Application"),
            instance.deploymentId,
            expectedLabel(environment),
            environment.expectedDeploymentId);
  }

  private static boolean hasUnexpectedVersion(Environment environment, Instance instance) {
    return !instance.isDeploying()
        && instance.deploymentId != environment.expectedDeploymentId
        && !(instance.isDeployed()
            && Objects.equals(instance.versionLabel, environment.versionLabel));
  }

  private static String expectedLabel(Environment environment) {
    return Objects.requireNonNullElse(environment.versionLabel, "Sample Application");
  }

  private static String formatShare(long some, int all) {
    return some == all
        ? "all instances"
        : some + " out of " + all + (all == 1 ? " instance" : " instances");
  }

  private String formatDuration(Instant since) {
    return formatDuration(awsDuration(since, timeline.now()));
  }

  private Duration awsDuration(Instant from, Instant to) {
    return Duration.ofMillis(Math.round(Duration.between(from, to).toMillis() * timeline.speed()));
  }

  private static String formatDuration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) return seconds == 1 ? "1 second" : seconds + " seconds";
    long minutes = Math.round(seconds / 60.0);
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }
}
