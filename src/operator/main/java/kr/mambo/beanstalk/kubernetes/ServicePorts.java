package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.Listeners;
import kr.mambo.beanstalk.workload.PublishedPort;
import kr.mambo.beanstalk.workload.Workload;

/** The ports that clients use: those of the load balancer, or of the instance if there is none. */
final class ServicePorts {
  private ServicePorts() {}

  static List<ServicePort> render(Workload workload, EbEnvironmentSpec spec) {
    var balancer = spec.effectiveLoadBalancer();
    var publishedPorts = workload.publishedPorts();
    if (balancer.type() == LoadBalancerType.None) {
      return publishedPorts.stream().map(port -> renderPort(port.hostPort(), port)).toList();
    }
    var ports = new ArrayList<ServicePort>();
    for (var listener : Listeners.resolve(balancer)) {
      int instancePort = Listeners.instancePort(listener, publishedPorts);
      publishedPorts.stream()
          .filter(port -> port.hostPort() == instancePort && port.protocol() == PortProtocol.TCP)
          .findFirst()
          .ifPresent(port -> ports.add(renderPort(listener.port(), port)));
    }
    return ports;
  }

  private static ServicePort renderPort(int number, PublishedPort publishedPort) {
    return new ServicePortBuilder()
        .withName(publishedPort.protocol() == PortProtocol.UDP ? "udp-" + number : "tcp-" + number)
        .withPort(number)
        .withProtocol(publishedPort.protocol().name())
        .withNewTargetPort(publishedPort.containerPort())
        .build();
  }
}
