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
final class InboundTrafficChecks implements MigrationCheck {
  private static final List<Integer> HTTP_PORTS = List.of(80, 443);

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var balancer = spec.effectiveLoadBalancer();
    var ingress = spec.kubernetes() == null ? null : spec.kubernetes().ingress();
    var listeners = Listeners.resolve(balancer);
    for (var listener : listeners) {
      if (listener.certificateARN() != null)
        checkCertificate(listener, ingress, workload, findings);
    }
    if (balancer.type() != LoadBalancerType.None && ingress == null)
      warnWithoutIngress(workload, findings);
    if (ingress != null) checkIngress(workload, spec, balancer, findings);
    warnAboutHostName(workload, spec, findings);
  }

  private static void checkCertificate(
      Listener listener, @Nullable Ingress ingress, Workload workload, MigrationFindings findings) {
    var field = "spec.loadBalancer.listeners[%d].certificateARN".formatted(listener.port());
    var what =
        "TLS on port %d ends at the load balancer; the Service %s passes port %d on to the pods as it comes."
            .formatted(listener.port(), workload.name(), listener.port());
    if (ingress != null && ingress.tlsSecretName() != null) {
      findings.addWarning(
          field,
          what,
          "Let callers inside the cluster use https://%s, or port 80 of the Service without TLS."
              .formatted(ingress.host()));
    } else {
      findings.addBlocker(
          field,
          what,
          "Write spec.kubernetes.ingress with a tlsSecretName, and let callers use its host; or end TLS in a container.");
    }
  }

  private static void warnWithoutIngress(Workload workload, MigrationFindings findings) {
    findings.addWarning(
        "spec.kubernetes.ingress",
        "Without an Ingress the pods are reached from inside the cluster only.",
        "Write spec.kubernetes.ingress with the host that callers outside use, or put a Service of type LoadBalancer of your own on the pods that have the label app.kubernetes.io/instance=%s."
            .formatted(workload.name()));
  }

  private static void checkIngress(
      Workload workload,
      EbEnvironmentSpec spec,
      LoadBalancer balancer,
      MigrationFindings findings) {
    if (ServicePorts.render(workload, spec).stream()
        .noneMatch(p -> p.getProtocol().equals("TCP"))) {
      findings.addBlocker(
          "spec.kubernetes.ingress",
          "An Ingress passes on to a TCP port, and no container publishes one.",
          "Give the container that speaks HTTP a hostPort, or remove spec.kubernetes.ingress.");
      return;
    }
    for (var listener : Listeners.resolve(balancer)) {
      if (listener.certificateARN() != null || HTTP_PORTS.getFirst().equals(listener.port()))
        continue;
      var bypassesIngress =
          balancer.type() == LoadBalancerType.Network || !HTTP_PORTS.contains(listener.port());
      if (!bypassesIngress) continue;
      findings.addWarning(
          "spec.loadBalancer.listeners[%d]".formatted(listener.port()),
          "An Ingress speaks HTTP to one port of the pods: it does not pass port %d on, and where TLS ends in a container, the client's certificate does not reach it."
              .formatted(listener.port()),
          "Put a Service of type LoadBalancer of your own on the pods for this port, or move the check of client certificates into the Ingress controller.");
    }
  }

  private static void warnAboutHostName(
      Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var prefix = spec.cnamePrefix() == null ? "The environment's name" : spec.cnamePrefix();
    findings.addWarning(
        spec.cnamePrefix() == null ? "spec.environmentName" : "spec.cnamePrefix",
        "%s under elasticbeanstalk.com always leads to the environment: who calls it, sends it as Host, or expects its certificate stays on Beanstalk."
            .formatted(prefix),
        "Let callers inside the cluster use the Service %s, and those outside a name of your own domain."
            .formatted(workload.name()));
  }
}
