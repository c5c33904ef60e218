package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * A TCP port of the container.
 *
 * @param port number, or name of one of the container's ports
 */
public record TcpSocketAction(
    @Required
        @ValidationRule(
            value =
                "type(self) == int ? self >= 1 && self <= 65535 : self.matches('^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$')",
            message =
                "port is a number from 1 to 65535 or the name of one of the container's ports")
        IntOrString port) {
  public TcpSocketAction {
    port = Absent.or(port, new IntOrString(0));
  }
}
