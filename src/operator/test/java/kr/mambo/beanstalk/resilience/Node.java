package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Plays the scheduler and the kubelet of all pods of a namespace: they run and are ready, or fail.
 */
final class Node {
  private static final String NAME = "the-only-one";
  private static final String ENDED = "Failed";

  private final KubernetesClient client;
  private final String namespace;
  private boolean fails;

  Node(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    client
        .resource(new NodeBuilder().withNewMetadata().withName(NAME).endMetadata().build())
        .serverSideApply();
  }

  /** From now on containers end as soon as they start, or do not. */
  Node fails(boolean now) {
    fails = now;
    return this;
  }

  /** Reports on every pod; those that were to end have ended. */
  void report() {
    for (var pod : client.pods().inNamespace(namespace).list().getItems())
      unlessOvertaken(() -> work(pod));
  }

  private void work(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null)
      client.resource(pod).withGracePeriod(0).delete();
    else if (pod.getSpec().getNodeName() == null) take(pod);
    else if (!ENDED.equals(pod.getStatus().getPhase())) report(pod);
  }

  private static void unlessOvertaken(Runnable write) {
    try {
      write.run();
    } catch (KubernetesClientException e) {
      // A controller was quicker: the next report is about what it made of the pod.
      if (e.getCode() != 409 && e.getCode() != 404) throw e;
    }
  }

  /** Ends one pod, which stays behind, as one does that was evicted. */
  void evict() {
    client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && says(pod, false))
        .findFirst()
        .ifPresent(pod -> unlessOvertaken(() -> end(pod)));
  }

  private void end(Pod pod) {
    client
        .resource(
            pod.edit()
                .editStatus()
                .withPhase(ENDED)
                .withReason("Evicted")
                .editMatchingCondition(c -> "Ready".equals(c.getType()))
                .withStatus("False")
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  private void take(Pod pod) {
    var binding =
        new BindingBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(pod.getMetadata().getName())
            .endMetadata()
            .withNewTarget()
            .withKind("Node")
            .withName(NAME)
            .endTarget()
            .build();
    client.bindings().inNamespace(namespace).resource(binding).create();
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
                .withPodIP(address(pod))
                .withPodIPs(new PodIP(address(pod)))
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
        .withImageID(image.replaceAll("@.*", "") + "@" + digest(image))
        .withReady(!fails)
        .withRestartCount(0)
        .withState(
            fails
                ? state.withNewWaiting("back-off", "CrashLoopBackOff").build()
                : state.withNewRunning(now).build())
        .build();
  }

  /** One of its own. */
  private static String address(Pod pod) {
    int hash = pod.getMetadata().getUid().hashCode();
    return "10.%d.%d.%d".formatted(hash >>> 16 & 0xff, hash >>> 8 & 0xff, hash & 0xff);
  }

  /** That which the image is written with; of a tag, one that is made of its name. */
  private static String digest(String image) {
    int at = image.indexOf('@');
    return at >= 0 ? image.substring(at + 1) : "sha256:%064x".formatted(image.hashCode() & 0xffffL);
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
