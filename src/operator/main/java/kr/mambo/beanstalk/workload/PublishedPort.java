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
 * @param readinessProbe how the container says that it is ready
 */
public record PublishedPort(
    int hostPort,
    int containerPort,
    PortProtocol protocol,
    String container,
    @Nullable ContainerProbe readinessProbe) {
  /** What a load balancer may ask on this port: the URL of a probe that asks this very port. */
  public Optional<HttpGet> httpHealthCheck() {
    return readinessProbe != null
            && readinessProbe.action() instanceof HttpGet httpGet
            && httpGet.port() == containerPort
            && protocol == PortProtocol.TCP
        ? Optional.of(httpGet)
        : Optional.empty();
  }
}
