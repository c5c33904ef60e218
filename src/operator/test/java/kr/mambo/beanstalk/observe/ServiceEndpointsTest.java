package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.model.KubernetesObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** EndpointSlices as the API server keeps them; nobody else writes any here. */
class ServiceEndpointsTest {
  private static final KubernetesClient kubernetes = ControlPlane.shared().client();

  @AfterAll
  static void closeClient() {
    kubernetes.close();
  }

  private static Optional<Set<String>> readyEndpoints(String service, String selector) {
    var live =
        Serialization.unmarshal(
            "metadata: {name: %s, namespace: default}\nspec: {selector: %s}\n"
                .formatted(service, selector),
            Service.class);
    return ServiceEndpoints.listReady(
        kubernetes, "default", List.of(new KubernetesObject((HasMetadata) live)));
  }

  private static void createSlice(String service, String endpoints) {
    var slice =
        Serialization.unmarshal(
            """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {generateName: %1$s-, namespace: default, labels: {kubernetes.io/service-name: %1$s}}
            addressType: IPv4
            endpoints: %2$s
            """
                .formatted(service, endpoints),
            EndpointSlice.class);
    kubernetes.resource(slice).create();
  }

  @Test
  void withoutASliceNobodyIsLedToYet() {
    assertThat(readyEndpoints("without-slice", "{app: a}")).contains(Set.of());
  }

  @Test
  void aSliceOfNoPodsHasNoList() {
    createSlice("of-none", "null");

    assertThat(readyEndpoints("of-none", "{app: a}")).contains(Set.of());
  }

  @Test
  void thoseCountThatAreNotSaidToBeUnready() {
    createSlice(
        "of-some",
        "[{addresses: [10.0.0.1], conditions: {ready: true}}, {addresses: [10.0.0.2], conditions: {ready: false}}]");
    createSlice("of-some", "[{addresses: [10.0.0.3]}]");

    assertThat(readyEndpoints("of-some", "{app: a}")).contains(Set.of("10.0.0.1", "10.0.0.3"));
  }

  @Test
  void aServiceWithoutPodsTellsNothing() {
    assertThat(readyEndpoints("an-alias", "null")).isEmpty();
  }
}
