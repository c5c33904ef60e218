package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Two Services: one for the pods, and one for clients. The latter is an alias of the active side
 * and never changes its type, so switching sides is a single write.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#externalname">Type
 *     ExternalName</a>
 */
final class ServiceManifests {
  private ServiceManifests() {}

  static Service renderPodsService(ManifestNames names, List<ServicePort> ports) {
    return new ServiceBuilder()
        .withMetadata(names.metadata(names.podsService()))
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(names.selectorLabels())
        .withPorts(ports)
        .endSpec()
        .build();
  }

  /** Empty if the active side has no host name yet. */
  static Optional<Service> renderFrontService(
      ManifestNames names, List<ServicePort> ports, ServiceTarget serviceTarget) {
    return externalName(names, serviceTarget)
        .map(
            host ->
                new ServiceBuilder()
                    .withMetadata(names.metadata(names.name()))
                    .withNewSpec()
                    .withType("ExternalName")
                    .withExternalName(host)
                    .withPorts(ports.stream().map(ServiceManifests::withoutTargetPort).toList())
                    .endSpec()
                    .build());
  }

  /** An alias resolves to a host, which has its own ports. */
  private static ServicePort withoutTargetPort(ServicePort port) {
    return new ServicePortBuilder(port).withTargetPort(null).build();
  }

  private static Optional<String> externalName(ManifestNames names, ServiceTarget serviceTarget) {
    return switch (serviceTarget) {
      case ServiceTarget.Beanstalk(var cname) -> Optional.ofNullable(cname);
      case ServiceTarget.Pods(var domain) ->
          Optional.of("%s.%s.svc.%s".formatted(names.podsService(), names.namespace(), domain));
    };
  }
}
