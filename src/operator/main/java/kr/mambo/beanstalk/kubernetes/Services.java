package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Two Services: one on the pods, and the one that callers know. The latter is an alias of whichever
 * side serves and never changes its type, so the switch from one side to the other is one write.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#externalname">Type
 *     ExternalName</a>
 */
final class Services {
  private Services() {}

  static Service pods(Names names, List<ServicePort> ports) {
    return new ServiceBuilder()
        .withMetadata(names.metadata(names.pods()))
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(names.selector())
        .withPorts(ports)
        .endSpec()
        .build();
  }

  /** Nothing where the side that serves has no name yet. */
  static Optional<Service> front(Names names, List<ServicePort> ports, Serving serving) {
    return host(names, serving)
        .map(
            host ->
                new ServiceBuilder()
                    .withMetadata(names.metadata(names.name()))
                    .withNewSpec()
                    .withType("ExternalName")
                    .withExternalName(host)
                    .withPorts(ports.stream().map(Services::withoutTarget).toList())
                    .endSpec()
                    .build());
  }

  /** An alias leads to a host, whose ports are its own. */
  private static ServicePort withoutTarget(ServicePort port) {
    return new ServicePortBuilder(port).withTargetPort(null).build();
  }

  private static Optional<String> host(Names names, Serving serving) {
    return switch (serving) {
      case Serving.Beanstalk(var cname) -> Optional.ofNullable(cname);
      case Serving.Pods(var domain) ->
          Optional.of("%s.%s.svc.%s".formatted(names.pods(), names.namespace(), domain));
    };
  }
}
