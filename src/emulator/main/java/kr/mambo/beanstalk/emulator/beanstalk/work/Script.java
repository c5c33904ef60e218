package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;

/** Puts the steps of an operation one after the other. Times are seconds on AWS. */
final class Script {
  private final List<Cue> cues = new ArrayList<>();

  Script then(double seconds, Step step) {
    cues.add(new Cue(Duration.ofMillis(Math.round(seconds * 1000)), step));
    return this;
  }

  Script info(double seconds, String message) {
    return then(seconds, new Step.Say(Severity.INFO, message));
  }

  Script error(double seconds, String message) {
    return then(seconds, new Step.Say(Severity.ERROR, message));
  }

  Script warn(double seconds, String message) {
    return then(seconds, new Step.Say(Severity.WARN, message));
  }

  Script observe(double seconds) {
    return then(seconds, new Step.Observe());
  }

  Script append(Script other) {
    cues.addAll(other.cues);
    return this;
  }

  List<Cue> cues() {
    return cues;
  }

  /** Ids as the service prints them: {@code i-1, i-2}. */
  static String list(List<String> ids) {
    return String.join(", ", ids);
  }

  /** {@code instance [i-1]} or {@code instances [i-1, i-2]}. */
  static String instances(List<String> ids) {
    return (ids.size() == 1 ? "instance [" : "instances [") + list(ids) + "]";
  }
}
