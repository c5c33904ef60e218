package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import kr.mambo.beanstalk.workload.PublishedPort;

/** ServiceAccount and NetworkPolicy of the pods. */
final class AccessManifests {
  private AccessManifests() {}

  /** Without a token in the pods: nothing on an instance has access to this cluster either. */
  static ServiceAccount renderServiceAccount(ManifestNames names) {
    return new ServiceAccountBuilder()
        .withMetadata(names.metadata(names.serviceAccount()))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** As on the instance, ports that are not published are reachable from other containers only. */
  static NetworkPolicy renderNetworkPolicy(
      ManifestNames names, List<PublishedPort> publishedPorts) {
    return new NetworkPolicyBuilder()
        .withMetadata(names.metadata(names.name()))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(names.selectorLabels())
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(renderRules(publishedPorts))
        .endSpec()
        .build();
  }

  private static List<NetworkPolicyIngressRule> renderRules(List<PublishedPort> publishedPorts) {
    return publishedPorts.isEmpty()
        ? List.of()
        : List.of(
            new NetworkPolicyIngressRuleBuilder()
                .withPorts(
                    publishedPorts.stream().map(AccessManifests::renderPort).distinct().toList())
                .build());
  }

  private static NetworkPolicyPort renderPort(PublishedPort port) {
    return new NetworkPolicyPortBuilder()
        .withNewPort(port.containerPort())
        .withProtocol(port.protocol().name())
        .build();
  }
}
