package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Listener;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;

/** Every listener needs a container behind it that says when it is ready. */
final class ListenerCheck {
  private final List<Published> published;
  private final Problems problems;

  ListenerCheck(List<Published> published, Problems problems) {
    this.published =
        published.stream().filter(port -> port.protocol() == PortProtocol.TCP).toList();
    this.problems = problems;
  }

  void check(LoadBalancer balancer, List<String> withProbe) {
    for (var listener : Listeners.of(balancer)) check(listener, balancer.type(), withProbe);
  }

  private void check(Listener listener, LoadBalancerType type, List<String> withProbe) {
    int target = Listeners.instancePort(listener, published);
    var behind = published.stream().filter(port -> port.hostPort() == target).findFirst();
    if (behind.isEmpty()) {
      problems.invalid(
          "spec.loadBalancer.listeners[%d]".formatted(listener.port()),
          "it passes on to port %d of the instances, which no container publishes: give a container's port hostPort: %d, or set instancePort"
              .formatted(target, target));
      return;
    }
    var field = Fields.container(behind.get().container()) + ".readinessProbe";
    var probe = behind.get().readiness();
    if (probe == null) {
      if (!withProbe.contains(behind.get().container())) {
        problems.invalid(
            field,
            "the load balancer's health check comes from the container that publishes its port: add a readinessProbe, for example httpGet: {path: /healthz, port: %d}"
                .formatted(behind.get().containerPort()));
      }
      return;
    }
    if (type == LoadBalancerType.Application && !askedByHttp(behind.get())) {
      problems.invalid(
          field,
          "an Application load balancer asks by HTTP, on a published port: write httpGet with a port of this container that has a hostPort, or choose loadBalancer.type Network");
    }
  }

  private boolean askedByHttp(Published behind) {
    return behind.readiness() != null
        && behind.readiness().action() instanceof HttpGet
        && published.stream()
            .anyMatch(
                port ->
                    port.container().equals(behind.container()) && port.httpCheck().isPresent());
  }
}
