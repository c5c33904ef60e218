package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Listener;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;

/** Every listener needs a container that it forwards to and that has a readiness probe. */
final class ListenerCheck {
  private final List<PublishedPort> publishedTcpPorts;
  private final ProblemCollector problems;

  ListenerCheck(List<PublishedPort> publishedPorts, ProblemCollector problems) {
    this.publishedTcpPorts =
        publishedPorts.stream().filter(port -> port.protocol() == PortProtocol.TCP).toList();
    this.problems = problems;
  }

  void check(LoadBalancer balancer, List<String> containersWithProbe) {
    for (var listener : Listeners.resolve(balancer))
      check(listener, balancer.type(), containersWithProbe);
  }

  private void check(Listener listener, LoadBalancerType type, List<String> containersWithProbe) {
    int target = Listeners.instancePort(listener, publishedTcpPorts);
    var backendPort =
        publishedTcpPorts.stream().filter(port -> port.hostPort() == target).findFirst();
    if (backendPort.isEmpty()) {
      problems.addInvalid(
          "spec.loadBalancer.listeners[%d]".formatted(listener.port()),
          "it forwards to port %d of the instances, which no container publishes: set hostPort: %d on a container port, or set instancePort"
              .formatted(target, target));
      return;
    }
    var field = FieldPaths.container(backendPort.get().container()) + ".readinessProbe";
    var probe = backendPort.get().readinessProbe();
    if (probe == null) {
      if (!containersWithProbe.contains(backendPort.get().container())) {
        problems.addInvalid(
            field,
            "the load balancer's health check uses the readinessProbe of the container that publishes its port: add one, for example httpGet: {path: /healthz, port: %d}"
                .formatted(backendPort.get().containerPort()));
      }
      return;
    }
    if (type == LoadBalancerType.Application && !hasHttpProbe(backendPort.get())) {
      problems.addInvalid(
          field,
          "an Application load balancer checks health by HTTP on a published port: use httpGet with a port of this container that has a hostPort, or choose loadBalancer.type Network");
    }
  }

  private boolean hasHttpProbe(PublishedPort backendPort) {
    return backendPort.readinessProbe() != null
        && backendPort.readinessProbe().action() instanceof HttpGet
        && publishedTcpPorts.stream()
            .anyMatch(
                port ->
                    port.container().equals(backendPort.container())
                        && port.httpHealthCheck().isPresent());
  }
}
