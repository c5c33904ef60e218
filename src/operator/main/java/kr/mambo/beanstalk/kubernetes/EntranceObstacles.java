package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Ingress;
import kr.mambo.beanstalk.api.Listener;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.workload.Listeners;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** How callers come in: by the environment's name, through TLS, from outside. */
final class EntranceObstacles implements Obstruction {
  private static final List<Integer> OF_HTTP = List.of(80, 443);

  @Override
  public void look(Workload workload, EbEnvironmentSpec spec, Found found) {
    var balancer = spec.loadBalancer() == null ? LoadBalancer.UNSAID : spec.loadBalancer();
    var ingress = spec.kubernetes() == null ? null : spec.kubernetes().ingress();
    var listeners = Listeners.of(balancer);
    for (var listener : listeners) {
      if (listener.certificateARN() != null) certificate(listener, ingress, workload, found);
    }
    if (balancer.type() != LoadBalancerType.None && ingress == null) outside(workload, found);
    if (ingress != null) through(workload, spec, balancer, found);
    name(workload, spec, found);
  }

  private static void certificate(
      Listener listener, @Nullable Ingress ingress, Workload workload, Found found) {
    var field = "spec.loadBalancer.listeners[%d].certificateARN".formatted(listener.port());
    var what =
        "TLS on port %d ends at the load balancer; the Service %s passes port %d on to the pods as it comes."
            .formatted(listener.port(), workload.name(), listener.port());
    if (ingress != null && ingress.tlsSecretName() != null) {
      found.warning(
          field,
          what,
          "Let callers inside the cluster use https://%s, or port 80 of the Service without TLS."
              .formatted(ingress.host()));
    } else {
      found.blocker(
          field,
          what,
          "Write spec.kubernetes.ingress with a tlsSecretName, and let callers use its host; or end TLS in a container.");
    }
  }

  private static void outside(Workload workload, Found found) {
    found.warning(
        "spec.kubernetes.ingress",
        "Without an Ingress the pods are reached from inside the cluster only.",
        "Write spec.kubernetes.ingress with the host that callers outside use, or put a Service of type LoadBalancer of your own on the pods that have the label app.kubernetes.io/instance=%s."
            .formatted(workload.name()));
  }

  private static void through(
      Workload workload, EbEnvironmentSpec spec, LoadBalancer balancer, Found found) {
    if (ServicePorts.of(workload, spec).stream().noneMatch(p -> p.getProtocol().equals("TCP"))) {
      found.blocker(
          "spec.kubernetes.ingress",
          "An Ingress passes on to a TCP port, and no container publishes one.",
          "Give the container that speaks HTTP a hostPort, or remove spec.kubernetes.ingress.");
      return;
    }
    for (var listener : Listeners.of(balancer)) {
      if (listener.certificateARN() != null || OF_HTTP.getFirst().equals(listener.port())) continue;
      var passed =
          balancer.type() == LoadBalancerType.Network || !OF_HTTP.contains(listener.port());
      if (!passed) continue;
      found.warning(
          "spec.loadBalancer.listeners[%d]".formatted(listener.port()),
          "An Ingress speaks HTTP to one port of the pods: it does not pass port %d on, and where TLS ends in a container, the client's certificate does not reach it."
              .formatted(listener.port()),
          "Put a Service of type LoadBalancer of your own on the pods for this port, or move the check of client certificates into the Ingress controller.");
    }
  }

  private static void name(Workload workload, EbEnvironmentSpec spec, Found found) {
    var prefix = spec.cnamePrefix() == null ? "The environment's name" : spec.cnamePrefix();
    found.warning(
        spec.cnamePrefix() == null ? "spec.environmentName" : "spec.cnamePrefix",
        "%s under elasticbeanstalk.com always leads to the environment: who calls it, sends it as Host, or expects its certificate stays on Beanstalk."
            .formatted(prefix),
        "Let callers inside the cluster use the Service %s, and those outside a name of your own domain."
            .formatted(workload.name()));
  }
}
