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

/** How clients connect: by the environment's host name, over TLS, from outside of the cluster. */
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
        "On Beanstalk, TLS on port %d terminates at the load balancer; the Service %s forwards port %d to the pods unchanged."
            .formatted(listener.port(), workload.name(), listener.port());
    if (ingress != null && ingress.tlsSecretName() != null) {
      findings.addWarning(
          field,
          what,
          "Change clients inside the cluster to https://%s, or to port 80 of the Service without TLS."
              .formatted(ingress.host()));
    } else {
      findings.addBlocker(
          field,
          what,
          "Set spec.kubernetes.ingress with a tlsSecretName, and change clients to its host; or terminate TLS in a container.");
    }
  }

  private static void warnWithoutIngress(Workload workload, MigrationFindings findings) {
    findings.addWarning(
        "spec.kubernetes.ingress",
        "Without an Ingress the pods are reachable only from inside the cluster.",
        "Set spec.kubernetes.ingress with the host that external clients use, or create a Service of type LoadBalancer that selects pods with the label app.kubernetes.io/instance=%s."
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
          "An Ingress forwards to a TCP port, but no container publishes one.",
          "Set hostPort on the HTTP port of a container, or remove spec.kubernetes.ingress.");
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
          "An Ingress forwards HTTP to one port of the pods: it does not forward port %d, and a container that terminates TLS does not receive client certificates."
              .formatted(listener.port()),
          "Create a Service of type LoadBalancer that selects the pods for this port, or verify client certificates in the Ingress controller.");
    }
  }

  private static void warnAboutHostName(
      Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var prefix = spec.cnamePrefix() == null ? "The environment's name" : spec.cnamePrefix();
    findings.addWarning(
        spec.cnamePrefix() == null ? "spec.environmentName" : "spec.cnamePrefix",
        "%s under elasticbeanstalk.com always resolves to the environment: clients that call it, send it as Host header, or expect its certificate stay on Beanstalk."
            .formatted(prefix),
        "Change clients inside the cluster to the Service %s, and external clients to a host name in your own domain."
            .formatted(workload.name()));
  }
}
