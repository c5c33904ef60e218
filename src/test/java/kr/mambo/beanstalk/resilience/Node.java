package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Plays the kubelet of all pods of a namespace: they run and are ready, or fail. */
final class Node {
  private final KubernetesClient client;
  private final String namespace;
  private boolean fails;

  Node(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** From now on containers end as soon as they start, or do not. */
  Node fails(boolean now) {
    fails = now;
    return this;
  }

  /** Reports on every pod; those that were to end have ended. */
  void report() {
    for (var pod : client.pods().inNamespace(namespace).list().getItems()) {
      try {
        if (pod.getMetadata().getDeletionTimestamp() != null)
          client.resource(pod).withGracePeriod(0).delete();
        else report(pod);
      } catch (KubernetesClientException e) {
        // A controller was quicker: the next report is about what it made of the pod.
        if (e.getCode() != 409 && e.getCode() != 404) throw e;
      }
    }
  }

  private void report(Pod pod) {
    if (says(pod, fails)) return;
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var ready =
        new PodConditionBuilder()
            .withType("Ready")
            .withStatus(fails ? "False" : "True")
            .withLastTransitionTime(now)
            .build();
    client
        .resource(
            pod.edit()
                .editOrNewStatus()
                .withPhase("Running")
                .withConditions(List.of(ready))
                .withContainerStatuses(
                    pod.getSpec().getContainers().stream()
                        .map(c -> status(c.getName(), c.getImage(), now))
                        .toList())
                .endStatus()
                .build())
        .updateStatus();
  }

  private ContainerStatus status(String name, String image, String now) {
    var state = new ContainerStateBuilder();
    return new ContainerStatusBuilder()
        .withName(name)
        .withImage(image)
        .withImageID("")
        .withReady(!fails)
        .withRestartCount(0)
        .withState(
            fails
                ? state.withNewWaiting("back-off", "CrashLoopBackOff").build()
                : state.withNewRunning(now).build())
        .build();
  }

  private static boolean says(Pod pod, boolean failing) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                c ->
                    c.getType().equals("Ready")
                        && c.getStatus().equals(failing ? "False" : "True"));
  }
}
