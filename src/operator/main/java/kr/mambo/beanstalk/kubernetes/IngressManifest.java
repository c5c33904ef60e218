package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Ingress: HTTP from outside of the cluster to the pods. */
final class IngressManifest {
  /**
   * external-dns ignores objects that name another controller than its own, {@code dns-controller}.
   *
   * @see <a
   *     href="https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/">external-dns'
   *     annotations</a>
   */
  private static final Map<String, String> NO_DNS_RECORD =
      Map.of("external-dns.alpha.kubernetes.io/controller", "eb-operator");

  private static final int HTTP_PORT = 80;

  private IngressManifest() {}

  /** Empty if no port could serve HTTP. */
  static Optional<Ingress> render(
      ManifestNames names,
      kr.mambo.beanstalk.api.Ingress ingress,
      List<ServicePort> ports,
      ServiceTarget serviceTarget) {
    return findBackendPort(ports).map(port -> render(names, ingress, port, serviceTarget));
  }

  private static Ingress render(
      ManifestNames names,
      kr.mambo.beanstalk.api.Ingress ingress,
      int port,
      ServiceTarget serviceTarget) {
    var metadata = names.metadata(names.name());
    // While the environment is active, no DNS record may move to the pods automatically.
    if (serviceTarget instanceof ServiceTarget.Beanstalk) metadata.setAnnotations(NO_DNS_RECORD);
    return new IngressBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withIngressClassName(ingress.ingressClassName())
        .withTls(renderTls(ingress))
        .addNewRule()
        .withHost(ingress.host())
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(names.podsService())
        .withNewPort()
        .withNumber(port)
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  private static List<IngressTLS> renderTls(kr.mambo.beanstalk.api.Ingress ingress) {
    return ingress.tlsSecretName() == null
        ? List.of()
        : List.of(
            new IngressTLSBuilder()
                .withHosts(ingress.host())
                .withSecretName(ingress.tlsSecretName())
                .build());
  }

  /** Port 80 of the Service, else its first TCP port. */
  private static Optional<Integer> findBackendPort(List<ServicePort> ports) {
    var numbers =
        ports.stream()
            .filter(port -> port.getProtocol().equals("TCP"))
            .map(ServicePort::getPort)
            .toList();
    return numbers.contains(HTTP_PORT) ? Optional.of(HTTP_PORT) : numbers.stream().findFirst();
  }
}
