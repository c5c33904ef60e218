package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.model.ResourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to an object of a resource wakes the resource. */
class ManifestWatchTest {
  private static final String NAMESPACE = "watched";
  private static final String ELSEWHERE = "not-watched";
  private static final KubernetesClient client = ControlPlane.shared().client();

  private final ConcurrentLinkedQueue<ResourceKey> notified = new ConcurrentLinkedQueue<>();
  private final ManifestWatch watch = new ManifestWatch(client, Set.of(NAMESPACE), notified::add);

  @BeforeAll
  static void namespaces() {
    for (var name : new String[] {NAMESPACE, ELSEWHERE}) {
      client
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .serverSideApply();
    }
  }

  @BeforeEach
  void start() {
    watch.start();
    // Once more changes nothing.
    watch.start();
  }

  @AfterEach
  void stop() {
    watch.stop();
    client.services().inNamespace(NAMESPACE).delete();
    client.services().inNamespace(ELSEWHERE).delete();
  }

  private static ServiceResource<Service> createService(
      String namespace, String name, Map<String, String> labels) {
    var service =
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(name)
            .withLabels(labels)
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withApiVersion("eb.mambo.kr/v1alpha1")
                    .withKind("EbEnvironment")
                    .withName("of-" + name)
                    .withUid("5f1c0000-0000-0000-0000-000000000001")
                    .build())
            .endMetadata()
            .withNewSpec()
            .withType("ExternalName")
            .withExternalName("a.example")
            .endSpec()
            .build();
    client.resource(service).create();
    return client.services().inNamespace(namespace).withName(name);
  }

  private static Map<String, String> operatorLabels() {
    return Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_OPERATOR);
  }

  private void notified(String what) {
    await(what).until(() -> !notified.isEmpty());
    assertThat(notified).as(what).containsOnly(new ResourceKey(NAMESPACE, "of-shop"));
    notified.clear();
  }

  @Test
  void itsOwnerIsWokenWhenAnObjectComesChangesAndGoes() {
    var service = createService(NAMESPACE, "shop", operatorLabels());
    notified("made");

    service.edit(
        s -> new ServiceBuilder(s).editSpec().withExternalName("b.example").endSpec().build());
    notified("changed");

    service.delete();
    notified("gone");
  }

  @Test
  void whatIsNotOursOrElsewhereWakesNobody() {
    createService(NAMESPACE, "theirs", Map.of());
    createService(ELSEWHERE, "shop", operatorLabels());

    createService(NAMESPACE, "shop", operatorLabels());
    notified("ours");
  }
}
