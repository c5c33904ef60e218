package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A port of a container.
 *
 * @param name a name by which probes can reference the port: lowercase letters, digits and hyphens,
 *     1-15 characters
 * @param containerPort the port that the process listens on; 1-65535
 * @param hostPort the port on which the instance publishes it, used by one container only; 1-65535.
 *     Without it, only other containers can connect to the port
 * @param protocol the transport protocol: TCP or UDP. Default: TCP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Port(
    @Nullable
        @Size(min = 1, max = 15)
        @ValidationRule(
            value = ValidationRules.PORT_NAME,
            message = ValidationRules.PORT_NAME_MESSAGE)
        String name,
    @Required @Min(1) @Max(65535) Integer containerPort,
    @Nullable @Min(1) @Max(65535) Integer hostPort,
    @Default("TCP") PortProtocol protocol) {
  public Port {
    containerPort = Defaults.or(containerPort, 0);
    protocol = Defaults.or(protocol, PortProtocol.TCP);
  }
}
