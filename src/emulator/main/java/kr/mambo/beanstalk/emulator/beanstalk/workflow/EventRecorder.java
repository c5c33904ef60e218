package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Writes the event streams. */
public final class EventRecorder {
  private final Timeline timeline;
  private final BeanstalkState state;
  private final PlatformCatalog platforms;

  public EventRecorder(Timeline timeline, BeanstalkState state, PlatformCatalog platforms) {
    this.timeline = timeline;
    this.state = state;
    this.platforms = platforms;
  }

  /** An event of an environment, in the course of the call of this id if there is one. */
  public void record(
      Environment environment, Severity severity, String message, @Nullable String requestId) {
    state.add(
        state.region(environment),
        new Event(
            state.nextEventNumber(),
            timeline.now(),
            severity,
            message,
            environment.applicationName,
            environment.versionLabel,
            environment.templateName,
            environment.id,
            environment.name,
            platforms
                .findBySolutionStack(environment.solutionStack)
                .map(p -> p.arn(environment.region))
                .orElse(null),
            requestId));
  }

  /** An event of an application or of one of its versions. */
  public void record(
      AccountRegion region,
      Application application,
      @Nullable String label,
      String message,
      String requestId) {
    state.add(
        region,
        new Event(
            state.nextEventNumber(),
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
