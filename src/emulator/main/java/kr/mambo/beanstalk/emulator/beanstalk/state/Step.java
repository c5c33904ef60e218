package kr.mambo.beanstalk.emulator.beanstalk.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;

/** One thing that happens to an environment in the course of an operation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "step")
public sealed interface Step {
  /** An event. */
  record RecordEvent(Severity severity, String message) implements Step {}

  /** Instances start in an Auto Scaling group and begin their first deployment. */
  record LaunchInstances(List<String> ids, String group) implements Step {}

  /** The deployment's command starts on these instances. */
  record BeginDeployment(List<String> ids) implements Step {}

  /** The command ends on these instances: here it shows what the bundle and the rules decide. */
  record EndDeployment(List<String> ids, Purpose purpose) implements Step {}

  /** The load balancer sends, or no longer sends, requests to these instances. */
  record SetInService(List<String> ids, boolean inService) implements Step {}

  /** The new instances have to be healthy, or the operation fails. */
  record CheckInstanceHealth(List<String> ids) implements Step {}

  /** Instances move to another Auto Scaling group. */
  record MoveToGroup(List<String> ids, String group) implements Step {}

  /** Instances end. */
  record RemoveInstances(List<String> ids) implements Step {}

  /** The health is looked at anew, and a change of it becomes an event. */
  record AssessHealth() implements Step {}

  /** The new version or configuration becomes the environment's own. */
  record CommitTarget() implements Step {}

  /** The new configuration becomes the environment's own, before its version does. */
  record CommitSettings() implements Step {}

  /** Whether the operation may be aborted from now on. */
  record SetAbortable(boolean abortable) implements Step {}

  /** The environment gives up its resources. */
  record DeleteResources() implements Step {}

  /**
   * Commands that were still running end on their own.
   *
   * @param reverted whether the instances go back to what is expected of them
   */
  record FinishPendingCommands(boolean reverted) implements Step {}

  /** The operation is over and the environment Ready. */
  record FinishOperation(boolean succeeded) implements Step {}

  /** The environment is Terminated. */
  record MarkTerminated() implements Step {}

  /** Two environments change names. */
  record SwapCnames(String otherEnvironmentId) implements Step {}

  /** What a deployment on instances is for; failures differ by it. */
  enum Purpose {
    LAUNCH,
    VERSION,
    CONFIGURATION,
    RESTART
  }
}
