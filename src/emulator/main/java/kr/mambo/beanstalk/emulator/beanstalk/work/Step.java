package kr.mambo.beanstalk.emulator.beanstalk.work;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;

/** One thing that happens to an environment in the course of an operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "step")
public sealed interface Step {
  /** An event. */
  record Say(Severity severity, String message) implements Step {}

  /** Instances start in an Auto Scaling group and begin their first deployment. */
  record Launch(List<String> ids, String group) implements Step {}

  /** The deployment's command starts on these instances. */
  record Begin(List<String> ids) implements Step {}

  /** The command ends on these instances: here it shows what the bundle and the rules decide. */
  record End(List<String> ids, Purpose purpose) implements Step {}

  /** The load balancer sends, or no longer sends, requests to these instances. */
  record Serve(List<String> ids, boolean in) implements Step {}

  /** The new instances have to be healthy, or the operation fails. */
  record Probe(List<String> ids) implements Step {}

  /** Instances move to another Auto Scaling group. */
  record Regroup(List<String> ids, String group) implements Step {}

  /** Instances end. */
  record Remove(List<String> ids) implements Step {}

  /** The health is looked at anew, and a change of it becomes an event. */
  record Observe() implements Step {}

  /** The new version or configuration becomes the environment's own. */
  record Commit() implements Step {}

  /** The new configuration becomes the environment's own, before its version does. */
  record CommitSettings() implements Step {}

  /** Whether the operation may be aborted from now on. */
  record Abortable(boolean possible) implements Step {}

  /** The environment gives up its resources. */
  record Dismantle() implements Step {}

  /**
   * Commands that were still running end on their own.
   *
   * @param reverted whether the instances go back to what is expected of them
   */
  record Settle(boolean reverted) implements Step {}

  /** The operation is over and the environment Ready. */
  record Finish(boolean succeeded) implements Step {}

  /** The environment is Terminated. */
  record Bury() implements Step {}

  /** Two environments change names. */
  record Swap(String other) implements Step {}

  /** What a deployment on instances is for; failures differ by it. */
  enum Purpose {
    LAUNCH,
    VERSION,
    CONFIGURATION,
    RESTART
  }
}
