package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.ManifestKind;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.ObservedPod;

/** Reads what is in a resource's namespace of what was created for it. */
public final class KubernetesObserver {

  private final KubernetesClient kubernetes;

  public KubernetesObserver(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Looks at objects of ours, and whether names that are needed are taken by others.
   *
   * @param needed objects that are wanted
   */
  public Fact<KubernetesState> observe(EnvironmentResource resource, Set<ObjectKey> needed) {
    try {
      var owned = listOwned(resource);
      var found = owned.stream().map(KubernetesObject::key).collect(Collectors.toSet());
      var foreign = new HashSet<ObjectKey>();
      for (var key : needed) {
        if (found.contains(key)) continue;
        find(resource, key)
            .ifPresent(
                object -> {
                  // The user, or a tool of theirs, removed the label.
                  if (isOwned(object, resource.uid())) owned.add(new KubernetesObject(object));
                  else foreign.add(key);
                });
      }
      boolean pods = owned.stream().anyMatch(object -> object.live() instanceof Deployment);
      return new Fact.Known<>(
          new KubernetesState(owned, foreign, pods ? listPods(resource, owned) : List.of()));
    } catch (KubernetesClientException e) {
      return new Fact.Unreadable<>(
          e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && e.getStatus() != null
              ? new Failure.Denied(e.getStatus().getMessage())
              : new Failure.Unavailable("The Kubernetes API server did not respond"));
    }
  }

  private List<KubernetesObject> listOwned(EnvironmentResource resource) {
    var owned = new ArrayList<KubernetesObject>();
    for (var kind : ManifestKind.values()) {
      for (var object : listLabeled(kind.type(), resource)) {
        if (isOwned(object, resource.uid())) owned.add(new KubernetesObject(object));
      }
    }
    return owned;
  }

  private <T extends HasMetadata> List<T> listLabeled(Class<T> type, EnvironmentResource resource) {
    return kubernetes
        .resources(type)
        .inNamespace(resource.key().namespace())
        .withLabel(Labels.INSTANCE, resource.key().name())
        .list()
        .getItems();
  }

  private static boolean isOwned(HasMetadata object, String uid) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  private Optional<? extends HasMetadata> find(EnvironmentResource resource, ObjectKey key) {
    return Optional.ofNullable(
        kubernetes
            .resources(ManifestKind.valueOf(key.kind()).type())
            .inNamespace(resource.key().namespace())
            .withName(key.name())
            .get());
  }

  private List<ObservedPod> listPods(EnvironmentResource resource, List<KubernetesObject> owned) {
    var endpoints = ServiceEndpoints.listReady(kubernetes, resource.key().namespace(), owned);
    return kubernetes
        .pods()
        .inNamespace(resource.key().namespace())
        .withLabels(
            Map.of(Labels.NAME, resource.key().name(), Labels.INSTANCE, resource.key().name()))
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> !isFinished(pod))
        .filter(pod -> isOfDeployment(pod, resource.key().name()))
        .map(pod -> PodReader.read(pod, endpoints))
        .toList();
  }

  /** One that was evicted stays behind for long; another one has taken its place. */
  private static boolean isFinished(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Failed".equals(phase) || "Succeeded".equals(phase);
  }

  /** A ReplicaSet is named after its Deployment and a hash without hyphens. */
  private static boolean isOfDeployment(HasMetadata pod, String deployment) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner ->
                owner.getKind().equals("ReplicaSet")
                    && owner.getName().matches(deployment + "-[a-z0-9]+"));
  }
}
