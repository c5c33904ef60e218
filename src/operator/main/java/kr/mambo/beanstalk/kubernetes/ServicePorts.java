package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.Listeners;
import kr.mambo.beanstalk.workload.Published;
import kr.mambo.beanstalk.workload.Workload;

/**
 * The ports that callers know: those of the load balancer, or of the instance where it stands
 * alone.
 */
final class ServicePorts {
  private ServicePorts() {}

  static List<ServicePort> of(Workload workload, EbEnvironmentSpec spec) {
    var balancer = spec.loadBalancer() == null ? LoadBalancer.UNSAID : spec.loadBalancer();
    var published = workload.published();
    if (balancer.type() == LoadBalancerType.None) {
      return published.stream().map(port -> port(port.hostPort(), port)).toList();
    }
    var ports = new ArrayList<ServicePort>();
    for (var listener : Listeners.of(balancer)) {
      int behind = Listeners.instancePort(listener, published);
      published.stream()
          .filter(port -> port.hostPort() == behind && port.protocol() == PortProtocol.TCP)
          .findFirst()
          .ifPresent(port -> ports.add(port(listener.port(), port)));
    }
    return ports;
  }

  private static ServicePort port(int number, Published behind) {
    return new ServicePortBuilder()
        .withName(behind.protocol() == PortProtocol.UDP ? "udp-" + number : "tcp-" + number)
        .withPort(number)
        .withProtocol(behind.protocol().name())
        .withNewTargetPort(behind.containerPort())
        .build();
  }
}
