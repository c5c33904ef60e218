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
import kr.mambo.beanstalk.api.SecurityContext;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Listeners;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Checks ports: the containers of a pod share one network, and a pod publishes no ports on its
 * node.
 */
final class PortChecks implements MigrationCheck {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;
  private static final String NET_BIND_SERVICE = "NET_BIND_SERVICE";

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    checkSharedNetwork(workload, findings);
    workload.containers().forEach(container -> checkPrivilegedPorts(container, findings));
    var balancer = spec.effectiveLoadBalancer();
    if (balancer.type() != LoadBalancerType.None)
      checkPortsWithoutListener(workload, balancer, findings);
    else if (!workload.publishedPorts().isEmpty()) {
      findings.addWarning(
          "spec.loadBalancer.type",
          "The single instance publishes ports on its own address; pods do not publish ports on nodes.",
          "Change clients inside the cluster to the Service %s, and set spec.kubernetes.ingress for external clients."
              .formatted(workload.name()));
    }
  }

  /**
   * Docker allows any user to listen on ports below 1024.
   *
   * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/">Safe
   *     sysctls</a>
   */
  private static void checkPrivilegedPorts(AppContainer container, MigrationFindings findings) {
    if (!isRestricted(container.securityContext())) return;
    for (var port : container.ports()) {
      if (port.containerPort() >= FIRST_UNPRIVILEGED_PORT) continue;
      findings.addWarning(
          "spec.containers[%s].ports[%d/%s]"
              .formatted(container.name(), port.containerPort(), port.protocol()),
          "Docker allows any user to listen on port %d; in a pod it depends on the node's container runtime: containerd allows it from version 2."
              .formatted(port.containerPort()),
          "Change the container to listen on port 1024 or higher (hostPort and listeners can stay); or set the sysctl net.ipv4.ip_unprivileged_port_start to 0 in spec.template.spec.securityContext.sysctls of the Deployment, which the operator preserves.");
    }
  }

  /** Whether it lacks the capability to bind privileged ports. */
  private static boolean isRestricted(@Nullable SecurityContext security) {
    if (security == null) return false;
    if (security.runAsUser() != null && security.runAsUser() != 0) return true;
    var capabilities = security.capabilities();
    return capabilities != null
        && (capabilities.drop().contains("ALL") || capabilities.drop().contains(NET_BIND_SERVICE))
        && !capabilities.add().contains(NET_BIND_SERVICE);
  }

  private static void checkSharedNetwork(Workload workload, MigrationFindings findings) {
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
          findings.addBlocker(
              "spec.containers[%s].ports".formatted(containers.stream().collect(joining(","))),
              "Containers %s all listen on %s: in a pod they share one network, and only the first of them can bind the port."
                  .formatted(containers.stream().collect(joining(" and ")), port),
              "Change each to listen on a different port; hostPort and listeners can stay as they are.");
        });
  }

  private static void checkPortsWithoutListener(
      Workload workload, LoadBalancer balancer, MigrationFindings findings) {
    var instancePorts =
        Listeners.resolve(balancer).stream()
            .map(listener -> Listeners.instancePort(listener, workload.publishedPorts()))
            .collect(toSet());
    for (var port : workload.publishedPorts()) {
      if (port.protocol() == PortProtocol.TCP && instancePorts.contains(port.hostPort())) continue;
      findings.addWarning(
          "spec.containers[%s].ports[%d/%s].hostPort"
              .formatted(port.container(), port.containerPort(), port.protocol()),
          "Port %d/%s is published on instances but has no listener; on Kubernetes it is not part of a Service."
              .formatted(port.hostPort(), port.protocol()),
          "Create a Service for the pods if clients use the port, or remove hostPort.");
    }
  }
}
