package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.model.ClusterObject;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ManifestKind;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.PodSeen;
import kr.mambo.beanstalk.model.Subject;

/** Reads what is in a resource's namespace of what was made for it. */
public final class ClusterObserver {
  private static final int FORBIDDEN = 403;

  private final KubernetesClient kubernetes;

  public ClusterObserver(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Looks at objects of ours, and whether names that are needed are taken by others.
   *
   * @param needed objects that are wanted
   */
  public Fact<ClusterView> look(Subject subject, Set<ObjectKey> needed) {
    try {
      var ours = ours(subject);
      var found = ours.stream().map(ClusterObject::key).collect(Collectors.toSet());
      var foreign = new HashSet<ObjectKey>();
      for (var key : needed) {
        if (found.contains(key)) continue;
        there(subject, key)
            .ifPresent(
                object -> {
                  // Its user, or a tool of theirs, took the label off.
                  if (owned(object, subject.uid())) ours.add(new ClusterObject(object));
                  else foreign.add(key);
                });
      }
      boolean pods = ours.stream().anyMatch(object -> object.live() instanceof Deployment);
      return new Fact.Known<>(
          new ClusterView(ours, foreign, pods ? pods(subject, ours) : List.of()));
    } catch (KubernetesClientException e) {
      return new Fact.Unreadable<>(
          e.getCode() == FORBIDDEN && e.getStatus() != null
              ? new Failure.Denied(e.getStatus().getMessage())
              : new Failure.Unavailable("The API server did not answer"));
    }
  }

  private List<ClusterObject> ours(Subject subject) {
    var ours = new ArrayList<ClusterObject>();
    for (var kind : ManifestKind.values()) {
      for (var object : list(kind.type(), subject)) {
        if (owned(object, subject.uid())) ours.add(new ClusterObject(object));
      }
    }
    return ours;
  }

  private <T extends HasMetadata> List<T> list(Class<T> type, Subject subject) {
    return kubernetes
        .resources(type)
        .inNamespace(subject.key().namespace())
        .withLabel(Markings.INSTANCE, subject.key().name())
        .list()
        .getItems();
  }

  private static boolean owned(HasMetadata object, String uid) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  private Optional<? extends HasMetadata> there(Subject subject, ObjectKey key) {
    return Optional.ofNullable(
        kubernetes
            .resources(ManifestKind.valueOf(key.kind()).type())
            .inNamespace(subject.key().namespace())
            .withName(key.name())
            .get());
  }

  private List<PodSeen> pods(Subject subject, List<ClusterObject> ours) {
    var endpoints = Endpoints.of(kubernetes, subject.key().namespace(), ours);
    return kubernetes
        .pods()
        .inNamespace(subject.key().namespace())
        .withLabels(
            Map.of(Markings.NAME, subject.key().name(), Markings.INSTANCE, subject.key().name()))
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> !ended(pod))
        .filter(pod -> ofDeployment(pod, subject.key().name()))
        .map(pod -> PodReader.read(pod, endpoints))
        .toList();
  }

  /** One that was evicted stays behind for long; another one has taken its place. */
  private static boolean ended(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Failed".equals(phase) || "Succeeded".equals(phase);
  }

  /** A ReplicaSet is named after its Deployment and a hash without hyphens. */
  private static boolean ofDeployment(HasMetadata pod, String deployment) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner ->
                owner.getKind().equals("ReplicaSet")
                    && owner.getName().matches(deployment + "-[a-z0-9]+"));
  }
}
