package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.PodSeen;

/**
 * Reads how a pod is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/">Pod
 *     lifecycle</a>
 */
final class PodReader {
  /** A container that waits for these just starts. */
  private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

  private PodReader() {}

  static PodSeen read(Pod pod) {
    var digests = new TreeMap<String, String>();
    for (var container : containers(pod)) {
      var image = container.getImageID();
      int at = image == null ? -1 : image.lastIndexOf('@');
      if (at >= 0) digests.put(container.getName(), image.substring(at + 1));
    }
    return new PodSeen(pod.getMetadata().getName(), ready(pod), digests, trouble(pod));
  }

  private static List<ContainerStatus> containers(Pod pod) {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
  }

  private static boolean ready(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  private static Optional<String> trouble(Pod pod) {
    return containers(pod).stream()
        .sorted(Comparator.comparing(ContainerStatus::getName))
        .map(PodReader::trouble)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> unplaced(pod));
  }

  /** The reason alone: messages tell of times and of pods that come and go. */
  private static Optional<String> trouble(ContainerStatus container) {
    var state = container.getState();
    if (state == null) return Optional.empty();
    var waiting = state.getWaiting();
    if (waiting != null && waiting.getReason() != null && !STARTING.contains(waiting.getReason()))
      return Optional.of(
          "container %s with image %s: %s"
              .formatted(container.getName(), container.getImage(), waiting.getReason()));
    var ended = state.getTerminated();
    return ended == null || ended.getExitCode() == null
        ? Optional.empty()
        : Optional.of(
            "container %s ended with exit code %d"
                .formatted(container.getName(), ended.getExitCode()));
  }

  private static Optional<String> unplaced(Pod pod) {
    if (pod.getStatus() == null) return Optional.empty();
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
        .findFirst()
        .map(c -> "no node takes a pod: " + c.getReason());
  }
}
