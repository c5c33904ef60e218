package kr.mambo.beanstalk.workload;

import java.util.Optional;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * A port that the instance publishes.
 *
 * @param hostPort the port on the instance
 * @param containerPort the port that the process listens on
 * @param protocol TCP or UDP
 * @param container its name
 * @param readinessProbe the container's readiness probe
 */
public record PublishedPort(
    int hostPort,
    int containerPort,
    PortProtocol protocol,
    String container,
    @Nullable ContainerProbe readinessProbe) {
  /**
   * The health check of a load balancer on this port: the URL of a readiness probe of the same
   * port.
   */
  public Optional<HttpGet> httpHealthCheck() {
    return readinessProbe != null
            && readinessProbe.action() instanceof HttpGet httpGet
            && httpGet.port() == containerPort
            && protocol == PortProtocol.TCP
        ? Optional.of(httpGet)
        : Optional.empty();
  }
}
