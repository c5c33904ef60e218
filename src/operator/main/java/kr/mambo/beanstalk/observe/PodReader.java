package kr.mambo.beanstalk.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.ObservedPod;
import org.jspecify.annotations.Nullable;

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

  /**
   * Reads a pod.
   *
   * @param endpoints addresses that its Service leads to; empty where nobody can tell
   */
  static ObservedPod read(Pod pod, Optional<Set<String>> endpoints) {
    var digests = new TreeMap<String, String>();
    for (var container : containerStatuses(pod)) {
      digest(container.getImageID())
          .map(imageDigest -> digestInSpec(pod, container.getName()).orElse(imageDigest))
          .ifPresent(imageDigest -> digests.put(container.getName(), imageDigest));
    }
    return new ObservedPod(
        pod.getMetadata().getName(),
        readySince(pod),
        endpoints.isEmpty()
            || !isPlaced(pod)
            || endpoints.get().contains(pod.getStatus().getPodIP()),
        digests,
        unscheduledReason(pod),
        failureReason(pod));
  }

  /**
   * The digest that the pod asks for: of an image for several platforms, runtimes tell that or the
   * one of their platform.
   */
  private static Optional<String> digestInSpec(Pod pod, String container) {
    return pod.getSpec().getContainers().stream()
        .filter(asked -> asked.getName().equals(container))
        .findFirst()
        .flatMap(asked -> digest(asked.getImage()));
  }

  private static Optional<String> digest(@Nullable String image) {
    return Optional.ofNullable(image)
        .filter(known -> known.contains("@"))
        .map(known -> known.substring(known.lastIndexOf('@') + 1));
  }

  /** Whether it has a node and an address: nobody leads to one without. */
  private static boolean isPlaced(Pod pod) {
    return pod.getSpec().getNodeName() != null
        && pod.getStatus() != null
        && pod.getStatus().getPodIP() != null;
  }

  private static List<ContainerStatus> containerStatuses(Pod pod) {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
  }

  private static Optional<Instant> readySince(Pod pod) {
    return condition(pod, "Ready", "True")
        .map(
            ready ->
                ready.getLastTransitionTime() == null
                    ? Instant.EPOCH
                    : Instant.parse(ready.getLastTransitionTime()));
  }

  private static Optional<PodCondition> condition(Pod pod, String type, String status) {
    if (pod.getStatus() == null) return Optional.empty();
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals(type) && c.getStatus().equals(status))
        .findFirst();
  }

  private static Optional<String> failureReason(Pod pod) {
    return containerStatuses(pod).stream()
        .sorted(Comparator.comparing(ContainerStatus::getName))
        .map(PodReader::failureReason)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The reason alone: messages tell of times and of pods that come and go. */
  private static Optional<String> failureReason(ContainerStatus container) {
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
            "container %s exited with code %d".formatted(container.getName(), ended.getExitCode()));
  }

  private static Optional<String> unscheduledReason(Pod pod) {
    return condition(pod, "PodScheduled", "False")
        .map(c -> "a pod cannot be scheduled: " + c.getReason());
  }
}
