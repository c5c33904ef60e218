package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.KubernetesObject;

/**
 * Where the Service on the pods leads.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
final class ServiceEndpoints {
  /** The label of an EndpointSlice with its Service's name. */
  private static final String SERVICE_NAME_LABEL = "kubernetes.io/service-name";

  private ServiceEndpoints() {}

  /** Addresses that are ready; empty where there is no such Service or nobody may read them. */
  static Optional<Set<String>> listReady(
      KubernetesClient kubernetes, String namespace, List<KubernetesObject> owned) {
    var services =
        owned.stream()
            .filter(object -> object.live() instanceof Service service && selectsPods(service))
            .map(object -> object.key().name())
            .toArray(String[]::new);
    if (services.length == 0) return Optional.empty();
    try {
      var slices =
          kubernetes
              .discovery()
              .v1()
              .endpointSlices()
              .inNamespace(namespace)
              .withLabelIn(SERVICE_NAME_LABEL, services)
              .list()
              .getItems();
      return Optional.of(
          slices.stream()
              // A Service without pods has one with no list at all.
              .flatMap(slice -> Stream.ofNullable(slice.getEndpoints()).flatMap(List::stream))
              .filter(ServiceEndpoints::isReady)
              .flatMap(endpoint -> endpoint.getAddresses().stream())
              .collect(Collectors.toSet()));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) return Optional.empty();
      throw e;
    }
  }

  private static boolean selectsPods(Service service) {
    return service.getSpec().getSelector() != null && !service.getSpec().getSelector().isEmpty();
  }

  /** An unknown state is to be taken for ready. */
  private static boolean isReady(Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }
}
