package kr.mambo.beanstalk.emulator.beanstalk.rule;

import org.jspecify.annotations.Nullable;

/**
 * Which deployments fail, on which of their instances, and how. A deployment here is one of code or
 * configuration on the instances of an environment, a launch included.
 *
 * @param environment only this environment's, by id or name; null for any
 * @param nth only the n-th matching deployment from now on, counted from 1, and then no more; null
 *     for every one
 * @param label only of versions whose label contains this; null for any
 * @param image only of bundles with an image that contains this; null for any
 * @param succeedingInstances how many instances, in the order of the deployment, succeed before the
 *     first one fails; 0 makes all fail
 * @param failureMode how it goes wrong
 * @param reason the last line of the instance's log, for example {@code exit status 1}
 */
public record DeploymentFault(
    @Nullable String environment,
    @Nullable Integer nth,
    @Nullable String label,
    @Nullable String image,
    int succeedingInstances,
    FailureMode failureMode,
    String reason) {

  /** What the instances do. */
  public enum FailureMode {
    /** The command ends with an error. */
    FAILS,
    /** The instance does not answer within the command timeout. */
    HANGS,
    /**
     * The command ends with an error on one instance, which is told at once, and the others do not
     * answer within the command timeout: until then the update is in progress, and can be aborted.
     */
    FAILS_WHILE_OTHERS_HANG,
    /** The deployment passes but the application answers with errors: the health turns Severe. */
    UNHEALTHY
  }

  public DeploymentFault {
    if (nth != null && nth < 1)
      throw new IllegalArgumentException("nth counts from 1, but it is " + nth + ".");
    if (succeedingInstances < 0)
      throw new IllegalArgumentException(
          "sparing is a number of instances, but it is " + succeedingInstances);
  }

  /** Every deployment of a version whose label contains this text. */
  public static DeploymentFault forLabel(String label) {
    return new DeploymentFault(null, null, label, null, 0, FailureMode.FAILS, "exit status 1");
  }

  /** The n-th deployment from now on. */
  public static DeploymentFault nth(int nth) {
    return new DeploymentFault(null, nth, null, null, 0, FailureMode.FAILS, "exit status 1");
  }
}
