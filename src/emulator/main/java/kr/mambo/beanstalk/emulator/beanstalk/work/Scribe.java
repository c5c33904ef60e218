package kr.mambo.beanstalk.emulator.beanstalk.work;

import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import org.jspecify.annotations.Nullable;

/** Writes the event streams. */
public final class Scribe {
  private final Timeline timeline;
  private final World world;
  private final Platforms platforms;

  public Scribe(Timeline timeline, World cluster, Platforms platforms) {
    this.timeline = timeline;
    this.world = cluster;
    this.platforms = platforms;
  }

  /** An event of an environment, in the course of the call of this id if there is one. */
  public void say(
      Environment environment, Severity severity, String message, @Nullable String requestId) {
    world.add(
        world.region(environment),
        new Event(
            world.nextEvent(),
            timeline.now(),
            severity,
            message,
            environment.application,
            environment.label,
            environment.template,
            environment.id,
            environment.name,
            platforms.stack(environment.platform).map(p -> p.arn(environment.region)).orElse(null),
            requestId));
  }

  /** An event of an application or of one of its versions. */
  public void say(
      Region region,
      Application application,
      @Nullable String label,
      String message,
      String requestId) {
    world.add(
        region,
        new Event(
            world.nextEvent(),
            timeline.now(),
            Severity.INFO,
            message,
            application.name,
            label,
            null,
            null,
            null,
            null,
            requestId));
  }
}
