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
import kr.mambo.beanstalk.api.Markings;
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
  private static final KubernetesClient client = ControlPlane.up().client();

  private final ConcurrentLinkedQueue<ResourceKey> woken = new ConcurrentLinkedQueue<>();
  private final ManifestWatch watch = new ManifestWatch(client, Set.of(NAMESPACE), woken::add);

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

  private static ServiceResource<Service> made(
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

  private static Map<String, String> ours() {
    return Map.of(Markings.MANAGED_BY, Markings.OPERATOR);
  }

  private void woken(String what) {
    await(what).until(() -> !woken.isEmpty());
    assertThat(woken).as(what).containsOnly(new ResourceKey(NAMESPACE, "of-shop"));
    woken.clear();
  }

  @Test
  void itsOwnerIsWokenWhenAnObjectComesChangesAndGoes() {
    var service = made(NAMESPACE, "shop", ours());
    woken("made");

    service.edit(
        s -> new ServiceBuilder(s).editSpec().withExternalName("b.example").endSpec().build());
    woken("changed");

    service.delete();
    woken("gone");
  }

  @Test
  void whatIsNotOursOrElsewhereWakesNobody() {
    made(NAMESPACE, "theirs", Map.of());
    made(ELSEWHERE, "shop", ours());

    made(NAMESPACE, "shop", ours());
    woken("ours");
  }
}
