package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the resource's namespace of what was made for it.
 *
 * @param ours objects whose controller is this very resource
 * @param foreign names of objects that would be needed and are not ours
 */
public record ClusterView(List<ClusterObject> ours, Set<ObjectKey> foreign, List<PodSeen> pods) {
  /** Nothing is there. */
  public static final ClusterView EMPTY = new ClusterView(List.of(), Set.of(), List.of());

  public ClusterView {
    ours = List.copyOf(ours);
    foreign = Set.copyOf(foreign);
    pods = List.copyOf(pods);
  }

  public Optional<ClusterObject> object(ObjectKey key) {
    return ours.stream().filter(object -> object.key().equals(key)).findFirst();
  }

  /** The live object of a kind and name, if it is ours. */
  public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return ours.stream()
        .map(ClusterObject::live)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }
}
