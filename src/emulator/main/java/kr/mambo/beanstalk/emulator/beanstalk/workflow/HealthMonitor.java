package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Looks at the health now and then, tells when it has changed, and lets Auto Scaling repair. */
public final class HealthMonitor {
  private static final Duration ASSESSMENT_INTERVAL = Duration.ofSeconds(30);
  private final Timeline timeline;
  private final BeanstalkState state;
  private final EventRecorder events;
  private final HealthModel healthModel;
  private final EnvironmentLookup lookup;
  private final AutoScalingSimulator autoScaling;
  private final Runnable afterTask;

  HealthMonitor(
      Timeline timeline,
      BeanstalkState state,
      EventRecorder events,
      HealthModel healthModel,
      EnvironmentLookup lookup,
      AutoScalingSimulator autoScaling,
      Runnable afterwards) {
    this.timeline = timeline;
    this.state = state;
    this.events = events;
    this.healthModel = healthModel;
    this.lookup = lookup;
    this.autoScaling = autoScaling;
    this.afterTask = afterwards;
  }

  /** Assesses the health now; a change becomes an event. */
  public void assessHealth(Environment environment, @Nullable String requestId) {
    var before = environment.health;
    var after = healthModel.assess(environment, lookup.settings(environment));
    environment.health = after;
    state.markChanged(environment);
    if (after.status() == null) {
      if (!after.color().equals(before.color()))
        events.record(
            environment,
            severity(after),
            "Environment health has been set to " + after.color().toUpperCase(Locale.ROOT),
            requestId);
    } else if (!Objects.equals(before.status(), after.status())) {
      events.record(environment, severity(after), transitionMessage(before, after), requestId);
    }
  }

  private static String transitionMessage(Health before, Health after) {
    var change =
        before.status() == null
            ? "transitioned to " + after.status()
            : "transitioned from " + before.status() + " to " + after.status();
    var causes = String.join(" ", after.causes());
    return "Environment health has " + change + "." + (causes.isEmpty() ? "" : " " + causes);
  }

  private static Severity severity(Health health) {
    return health.color().equals("Red") || health.color().equals("Yellow")
        ? Severity.WARN
        : Severity.INFO;
  }

  /** Looks again after this time on AWS, and from then on until everything has settled. */
  public void scheduleAssessment(Environment environment, Duration after) {
    var at = timeline.now().plus(timeline.scale(after));
    environment.nextHealthAssessment = at;
    state.markChanged(environment);
    timeline.schedule(at, () -> runScheduledAssessment(environment, at));
  }

  /** Takes up the looking after a restart. */
  void resume(Environment environment) {
    var at = environment.nextHealthAssessment;
    if (at != null) timeline.schedule(at, () -> runScheduledAssessment(environment, at));
  }

  private void runScheduledAssessment(Environment environment, Instant at) {
    if (!at.equals(environment.nextHealthAssessment) || !state.contains(environment)) return;
    environment.nextHealthAssessment = null;
    if (environment.operation != null || environment.status != Status.Ready) return;
    boolean stable = autoScaling.reconcile(environment);
    assessHealth(environment, null);
    if (!stable || hasHealthOverride(environment))
      scheduleAssessment(environment, ASSESSMENT_INTERVAL);
    else if (!environment.health.causes().isEmpty() && environment.lastOperation != null)
      scheduleAssessment(environment, Duration.ofMinutes(3));
    afterTask.run();
  }

  private boolean hasHealthOverride(Environment environment) {
    return environment.healthOverrideUntil != null
        && environment.healthOverrideUntil.isAfter(timeline.now());
  }
}
