package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.Listeners;
import kr.mambo.beanstalk.workload.Workload;

/** Ports: the containers of a pod share one network, and a pod publishes none on its node. */
final class PortObstacles implements Obstruction {
  @Override
  public void look(Workload workload, EbEnvironmentSpec spec, Found found) {
    sharedNetwork(workload, found);
    var balancer = spec.loadBalancer() == null ? LoadBalancer.UNSAID : spec.loadBalancer();
    if (balancer.type() != LoadBalancerType.None) withoutListener(workload, balancer, found);
    else if (!workload.published().isEmpty()) {
      found.warning(
          "spec.loadBalancer.type",
          "The ports of the single instance answer at its own address; those of pods do not answer on nodes.",
          "Call the Service %s by its name, and for callers outside of the cluster write spec.kubernetes.ingress."
              .formatted(workload.name()));
    }
  }

  private static void sharedNetwork(Workload workload, Found found) {
    var listening = new LinkedHashMap<String, Set<String>>();
    for (var container : workload.containers()) {
      for (var port : container.ports()) {
        listening
            .computeIfAbsent(port.containerPort() + "/" + port.protocol(), key -> new TreeSet<>())
            .add(container.name());
      }
    }
    listening.forEach(
        (port, containers) -> {
          if (containers.size() < 2) return;
          found.blocker(
              "spec.containers[%s].ports".formatted(containers.stream().collect(joining(","))),
              "Containers %s all listen on %s: in a pod they share one network, and only the first of them gets the port."
                  .formatted(containers.stream().collect(joining(" and ")), port),
              "Let each listen on a port of its own; hostPort and listeners may stay as they are.");
        });
  }

  private static void withoutListener(Workload workload, LoadBalancer balancer, Found found) {
    var behind =
        Listeners.of(balancer).stream()
            .map(listener -> Listeners.instancePort(listener, workload.published()))
            .collect(toSet());
    for (var port : workload.published()) {
      if (port.protocol() == PortProtocol.TCP && behind.contains(port.hostPort())) continue;
      found.warning(
          "spec.containers[%s].ports[%d/%s].hostPort"
              .formatted(port.container(), port.containerPort(), port.protocol()),
          "Port %d/%s is published on instances without a listener; on Kubernetes no Service has it."
              .formatted(port.hostPort(), port.protocol()),
          "Add a Service of your own on the pods if somebody calls it, or remove hostPort.");
    }
  }
}
