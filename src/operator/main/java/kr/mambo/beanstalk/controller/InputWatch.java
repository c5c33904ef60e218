package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ReducedStateItemStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.controller.InputIndex.Input;
import kr.mambo.beanstalk.controller.InputIndex.Kind;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * Notices changes of what resources look at. Of an object only name, uid and resourceVersion are
 * kept: no cache holds the Secrets of the cluster.
 */
final class InputWatch {
  private final KubernetesClient kubernetes;
  private final Set<String> namespaces;
  private final InputIndex index;
  private final Consumer<ResourceKey> onChange;
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  /**
   * Watches some namespaces.
   *
   * @param namespaces empty for all
   * @param onChange notified of the resources that look at what changed
   */
  InputWatch(
      KubernetesClient kubernetes,
      Set<String> namespaces,
      InputIndex index,
      Consumer<ResourceKey> onChange) {
    this.kubernetes = kubernetes;
    this.namespaces = Set.copyOf(namespaces);
    this.index = index;
    this.onChange = onChange;
  }

  void start() {
    if (namespaces.isEmpty()) {
      watch(Kind.Secret, Secret.class, kubernetes.secrets().inAnyNamespace().runnableInformer(0));
      watch(
          Kind.ConfigMap,
          ConfigMap.class,
          kubernetes.configMaps().inAnyNamespace().runnableInformer(0));
      watch(Kind.Namespace, Namespace.class, kubernetes.namespaces().runnableInformer(0));
    }
    for (var namespace : namespaces) {
      watch(
          Kind.Secret,
          Secret.class,
          kubernetes.secrets().inNamespace(namespace).runnableInformer(0));
      watch(
          Kind.ConfigMap,
          ConfigMap.class,
          kubernetes.configMaps().inNamespace(namespace).runnableInformer(0));
    }
    watch(Kind.Account, EbAccount.class, kubernetes.resources(EbAccount.class).runnableInformer(0));
  }

  private <T extends HasMetadata> void watch(
      Kind kind, Class<T> type, SharedIndexInformer<T> informer) {
    informer.itemStore(
        new ReducedStateItemStore<>(
            ReducedStateItemStore.UID_KEY_STATE,
            type,
            kubernetes.getKubernetesSerialization(),
            "metadata.name",
            "metadata.namespace"));
    informer.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(T added) {
            notifyReferencing(kind, added);
          }

          @Override
          public void onUpdate(T oldObject, T newObject) {
            if (!Objects.equals(
                oldObject.getMetadata().getResourceVersion(),
                newObject.getMetadata().getResourceVersion())) {
              notifyReferencing(kind, newObject);
            }
          }

          @Override
          public void onDelete(T deleted, boolean unknown) {
            notifyReferencing(kind, deleted);
          }
        });
    informers.add(informer);
    // Not waited for: an input that cannot be watched is still read by every pass.
    var _ = informer.start();
  }

  private void notifyReferencing(Kind kind, HasMetadata object) {
    boolean clusterScoped = kind == Kind.Account || kind == Kind.Namespace;
    var namespace = clusterScoped ? "" : object.getMetadata().getNamespace();
    index
        .findReferencing(new Input(kind, namespace, object.getMetadata().getName()))
        .forEach(onChange);
  }

  void stop() {
    informers.forEach(SharedIndexInformer::stop);
    informers.clear();
  }
}
