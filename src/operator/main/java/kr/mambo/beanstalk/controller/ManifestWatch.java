package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ReducedStateItemStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.model.ManifestKind;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * Notices changes of objects that were created for resources, and wakes their owners. Of an object
 * only name, owners and resourceVersion are kept. Nothing is watched before a resource wants
 * something of it.
 */
final class ManifestWatch {
  private static final String OWNER_KIND = "EbEnvironment";
  private final KubernetesClient kubernetes;
  private final Set<String> namespaces;
  private final Consumer<ResourceKey> onChange;
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();
  private boolean started;

  /**
   * Watches some namespaces.
   *
   * @param namespaces empty for all
   * @param onChange notified of the owners of changed objects
   */
  ManifestWatch(
      KubernetesClient kubernetes, Set<String> namespaces, Consumer<ResourceKey> onChange) {
    this.kubernetes = kubernetes;
    this.namespaces = Set.copyOf(namespaces);
    this.onChange = onChange;
  }

  synchronized void start() {
    if (started) return;
    started = true;
    for (var kind : ManifestKind.values()) watch(kind.type());
  }

  private <T extends HasMetadata> void watch(Class<T> type) {
    var label = Map.of(Labels.MANAGED_BY, Labels.MANAGED_BY_OPERATOR);
    if (namespaces.isEmpty()) {
      watch(
          type, kubernetes.resources(type).inAnyNamespace().withLabels(label).runnableInformer(0));
    }
    for (var namespace : namespaces) {
      watch(
          type,
          kubernetes.resources(type).inNamespace(namespace).withLabels(label).runnableInformer(0));
    }
  }

  private <T extends HasMetadata> void watch(Class<T> type, SharedIndexInformer<T> informer) {
    informer.itemStore(
        new ReducedStateItemStore<>(
            ReducedStateItemStore.UID_KEY_STATE,
            type,
            kubernetes.getKubernetesSerialization(),
            "metadata.name",
            "metadata.namespace",
            "metadata.ownerReferences"));
    informer.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(T added) {
            notifyOwners(added);
          }

          @Override
          public void onUpdate(T oldObject, T newObject) {
            if (!Objects.equals(
                oldObject.getMetadata().getResourceVersion(),
                newObject.getMetadata().getResourceVersion())) {
              notifyOwners(newObject);
            }
          }

          @Override
          public void onDelete(T deleted, boolean unknown) {
            notifyOwners(deleted);
          }
        });
    informers.add(informer);
    // Not waited for: what cannot be watched is still read by every pass.
    var _ = informer.start();
  }

  private void notifyOwners(HasMetadata object) {
    for (var owner : object.getMetadata().getOwnerReferences()) {
      if (owner.getKind().equals(OWNER_KIND))
        onChange.accept(new ResourceKey(object.getMetadata().getNamespace(), owner.getName()));
    }
  }

  synchronized void stop() {
    informers.forEach(SharedIndexInformer::stop);
    informers.clear();
    started = false;
  }
}
