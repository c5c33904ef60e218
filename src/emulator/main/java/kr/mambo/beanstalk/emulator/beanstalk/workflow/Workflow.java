package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import kr.mambo.beanstalk.emulator.beanstalk.state.ScheduledStep;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;

/** Puts the steps of an operation one after the other. Times are seconds on AWS. */
final class Workflow {
  private final List<ScheduledStep> steps = new ArrayList<>();

  Workflow add(double seconds, Step step) {
    steps.add(new ScheduledStep(Duration.ofMillis(Math.round(seconds * 1000)), step));
    return this;
  }

  Workflow info(double seconds, String message) {
    return add(seconds, new Step.RecordEvent(Severity.INFO, message));
  }

  Workflow error(double seconds, String message) {
    return add(seconds, new Step.RecordEvent(Severity.ERROR, message));
  }

  Workflow warn(double seconds, String message) {
    return add(seconds, new Step.RecordEvent(Severity.WARN, message));
  }

  Workflow assessHealth(double seconds) {
    return add(seconds, new Step.AssessHealth());
  }

  Workflow append(Workflow other) {
    steps.addAll(other.steps);
    return this;
  }

  List<ScheduledStep> steps() {
    return steps;
  }

  /** Ids as the service prints them: {@code i-1, i-2}. */
  static String joinIds(List<String> ids) {
    return String.join(", ", ids);
  }

  /** {@code instance [i-1]} or {@code instances [i-1, i-2]}. */
  static String formatInstances(List<String> ids) {
    return (ids.size() == 1 ? "instance [" : "instances [") + joinIds(ids) + "]";
  }
}
