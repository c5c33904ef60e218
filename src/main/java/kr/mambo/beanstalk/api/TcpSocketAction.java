package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * A TCP port of the container.
 *
 * @param port a number from 1 to 65535, or the name of one of the container's ports
 */
public record TcpSocketAction(
    @Required @Min(1) @Max(65535) @Pattern("^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$")
        IntOrString port) {
  public TcpSocketAction {
    port = Absent.or(port, new IntOrString(0));
  }
}
