package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import org.jspecify.annotations.Nullable;

/** Looks at the health now and then, tells when it has changed, and lets Auto Scaling repair. */
public final class Observer {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final Timeline timeline;
  private final World world;
  private final Scribe scribe;
  private final HealthModel model;
  private final Lookup lookup;
  private final AutoScaling autoScaling;
  private final Runnable afterwards;

  Observer(
      Timeline timeline,
      World cluster,
      Scribe scribe,
      HealthModel model,
      Lookup lookup,
      AutoScaling autoScaling,
      Runnable afterwards) {
    this.timeline = timeline;
    this.world = cluster;
    this.scribe = scribe;
    this.model = model;
    this.lookup = lookup;
    this.autoScaling = autoScaling;
    this.afterwards = afterwards;
  }

  /** Assesses the health now; a change becomes an event. */
  public void observe(Environment environment, @Nullable String requestId) {
    var before = environment.health;
    var after = model.assess(environment, lookup.settings(environment));
    environment.health = after;
    world.touch(environment);
    if (after.status() == null) {
      if (!after.color().equals(before.color()))
        scribe.say(
            environment,
            severity(after),
            "Environment health has been set to " + after.color().toUpperCase(Locale.ROOT),
            requestId);
    } else if (!Objects.equals(before.status(), after.status())) {
      scribe.say(environment, severity(after), text(before, after), requestId);
    }
  }

  private static String text(Health before, Health after) {
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
  public void later(Environment environment, Duration after) {
    var at = timeline.now().plus(timeline.scaled(after));
    environment.observeAt = at;
    world.touch(environment);
    timeline.at(at, () -> tick(environment, at));
  }

  /** Takes up the looking after a restart. */
  void resume(Environment environment) {
    var at = environment.observeAt;
    if (at != null) timeline.at(at, () -> tick(environment, at));
  }

  private void tick(Environment environment, Instant at) {
    if (!at.equals(environment.observeAt) || !world.knows(environment)) return;
    environment.observeAt = null;
    if (environment.operation != null || environment.status != Status.Ready) return;
    boolean settled = autoScaling.repair(environment);
    observe(environment, null);
    if (!settled || unsettled(environment)) later(environment, SOON);
    else if (!environment.health.causes().isEmpty() && environment.finished != null)
      later(environment, Duration.ofMinutes(3));
    afterwards.run();
  }

  private boolean unsettled(Environment environment) {
    return environment.dictatedUntil != null && environment.dictatedUntil.isAfter(timeline.now());
  }
}
