package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * What happens to the environment after the cutover to Kubernetes.
 *
 * @param action what to do with the environment: Keep, ScaleDown (to one instance) or Terminate.
 *     Default: Keep
 * @param afterSeconds delay after the soak before the action, in seconds; 0-2592000. Default: 0
 */
public record BeanstalkAfterCutover(
    @Default("Keep") AfterCutoverAction action,
    @Default("0") @Min(0) @Max(2592000) Integer afterSeconds) {
  public BeanstalkAfterCutover {
    action = Defaults.or(action, AfterCutoverAction.Keep);
    afterSeconds = Defaults.or(afterSeconds, 0);
  }
}
