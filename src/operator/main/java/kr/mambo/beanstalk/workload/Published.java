package kr.mambo.beanstalk.workload;

import java.util.Optional;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * A port of the instance.
 *
 * @param hostPort where the instance publishes it
 * @param containerPort what the process listens on
 * @param protocol TCP or UDP
 * @param container its name
 * @param readiness how the container says that it is ready
 */
public record Published(
    int hostPort,
    int containerPort,
    PortProtocol protocol,
    String container,
    @Nullable ContainerProbe readiness) {
  /** What a load balancer may ask on this port: the URL of a probe that asks this very port. */
  public Optional<HttpGet> httpCheck() {
    return readiness != null
            && readiness.action() instanceof HttpGet ask
            && ask.port() == containerPort
            && protocol == PortProtocol.TCP
        ? Optional.of(ask)
        : Optional.empty();
  }
}
