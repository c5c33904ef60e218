package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * A TCP port of the container.
 *
 * @param port a number from 1 to 65535, or the name of one of the container's ports, at most 15
 *     characters
 */
public record TcpSocketAction(
    @Required @ValidationRule(value = ValidationRules.PORT, message = ValidationRules.PORT_MESSAGE)
        IntOrString port) {
  public TcpSocketAction {
    port = Defaults.or(port, new IntOrString(0));
  }
}
