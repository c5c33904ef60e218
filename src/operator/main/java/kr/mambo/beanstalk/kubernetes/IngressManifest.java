package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way from outside to the pods, by HTTP. */
final class IngressManifest {
  /**
   * external-dns leaves alone what names another controller than its own, {@code dns-controller}.
   *
   * @see <a
   *     href="https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/">external-dns'
   *     annotations</a>
   */
  private static final Map<String, String> NO_RECORD =
      Map.of("external-dns.alpha.kubernetes.io/controller", "eb-operator");

  private static final int HTTP = 80;

  private IngressManifest() {}

  /** Nothing where no port is there that could speak HTTP. */
  static Optional<Ingress> of(
      Names names, kr.mambo.beanstalk.api.Ingress asked, List<ServicePort> ports, Serving serving) {
    return backend(ports).map(port -> of(names, asked, port, serving));
  }

  private static Ingress of(
      Names names, kr.mambo.beanstalk.api.Ingress asked, int port, Serving serving) {
    var metadata = names.metadata(names.name());
    // While the environment answers, no DNS record may move to the pods by itself.
    if (serving instanceof Serving.Beanstalk) metadata.setAnnotations(NO_RECORD);
    return new IngressBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withIngressClassName(asked.ingressClassName())
        .withTls(tls(asked))
        .addNewRule()
        .withHost(asked.host())
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(names.pods())
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

  private static List<IngressTLS> tls(kr.mambo.beanstalk.api.Ingress asked) {
    return asked.tlsSecretName() == null
        ? List.of()
        : List.of(
            new IngressTLSBuilder()
                .withHosts(asked.host())
                .withSecretName(asked.tlsSecretName())
                .build());
  }

  /** Port 80 of the Service, else its first by TCP. */
  private static Optional<Integer> backend(List<ServicePort> ports) {
    var numbers =
        ports.stream()
            .filter(port -> port.getProtocol().equals("TCP"))
            .map(ServicePort::getPort)
            .toList();
    return numbers.contains(HTTP) ? Optional.of(HTTP) : numbers.stream().findFirst();
  }
}
