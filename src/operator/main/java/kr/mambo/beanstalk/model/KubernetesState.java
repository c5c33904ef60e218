package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the resource's namespace of what was made for it.
 *
 * @param owned objects whose controller is this very resource
 * @param foreign names of objects that would be needed and are not ours
 */
public record KubernetesState(
    List<KubernetesObject> owned, Set<ObjectKey> foreign, List<ObservedPod> pods) {
  /** Nothing is there. */
  public static final KubernetesState EMPTY = new KubernetesState(List.of(), Set.of(), List.of());

  public KubernetesState {
    owned = List.copyOf(owned);
    foreign = Set.copyOf(foreign);
    pods = List.copyOf(pods);
  }

  public Optional<KubernetesObject> find(ObjectKey key) {
    return owned.stream().filter(object -> object.key().equals(key)).findFirst();
  }

  /** The live object of a kind and name, if it is ours. */
  public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return owned.stream()
        .map(KubernetesObject::live)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }
}
