package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Listener;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import org.jspecify.annotations.Nullable;

/** The listeners of a load balancer, and the ports that they forward to. */
public final class Listeners {
  private static final int HTTP_PORT = 80;

  private Listeners() {}

  /** The listeners of the spec, by default port 80; none for a single instance. */
  public static List<Listener> resolve(@Nullable LoadBalancer loadBalancer) {
    var balancer = loadBalancer == null ? LoadBalancer.DEFAULTS : loadBalancer;
    if (balancer.type() == LoadBalancerType.None) return List.of();
    return balancer.listeners().isEmpty()
        ? List.of(new Listener(HTTP_PORT, null, null, null))
        : balancer.listeners();
  }

  /**
   * The host port that a listener forwards to: its instancePort, else the port of the same number;
   * if TLS terminates at the load balancer, the main port of the instances, which is 80 or the
   * lowest.
   */
  public static int instancePort(Listener listener, List<PublishedPort> publishedPorts) {
    if (listener.instancePort() != null) return listener.instancePort();
    if (listener.certificateARN() == null) return listener.port();
    var ports =
        publishedPorts.stream()
            .filter(port -> port.protocol() == PortProtocol.TCP)
            .map(PublishedPort::hostPort)
            .sorted()
            .toList();
    return ports.isEmpty() || ports.contains(HTTP_PORT) ? HTTP_PORT : ports.getFirst();
  }
}
