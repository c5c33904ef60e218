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
final class SimulatedKubelet {
  private static final String NAME = "the-only-one";
  private static final String FAILED_PHASE = "Failed";

  private final KubernetesClient client;
  private final String namespace;
  private boolean failing;

  SimulatedKubelet(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    client
        .resource(new NodeBuilder().withNewMetadata().withName(NAME).endMetadata().build())
        .serverSideApply();
  }

  /** From now on containers end as soon as they start, or do not. */
  SimulatedKubelet failing(boolean now) {
    failing = now;
    return this;
  }

  /** Reports on every pod; those that were to end have ended. */
  void reportStatus() {
    for (var pod : client.pods().inNamespace(namespace).list().getItems())
      ignoreConflict(() -> process(pod));
  }

  private void process(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null)
      client.resource(pod).withGracePeriod(0).delete();
    else if (pod.getSpec().getNodeName() == null) bind(pod);
    else if (!FAILED_PHASE.equals(pod.getStatus().getPhase())) reportStatus(pod);
  }

  private static void ignoreConflict(Runnable write) {
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
        .filter(
            pod ->
                pod.getMetadata().getDeletionTimestamp() == null && hasReadyCondition(pod, false))
        .findFirst()
        .ifPresent(pod -> ignoreConflict(() -> markEvicted(pod)));
  }

  private void markEvicted(Pod pod) {
    client
        .resource(
            pod.edit()
                .editStatus()
                .withPhase(FAILED_PHASE)
                .withReason("Evicted")
                .editMatchingCondition(c -> "Ready".equals(c.getType()))
                .withStatus("False")
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  private void bind(Pod pod) {
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

  private void reportStatus(Pod pod) {
    if (hasReadyCondition(pod, failing)) return;
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var ready =
        new PodConditionBuilder()
            .withType("Ready")
            .withStatus(failing ? "False" : "True")
            .withLastTransitionTime(now)
            .build();
    client
        .resource(
            pod.edit()
                .editOrNewStatus()
                .withPhase("Running")
                .withPodIP(podIp(pod))
                .withPodIPs(new PodIP(podIp(pod)))
                .withConditions(List.of(ready))
                .withContainerStatuses(
                    pod.getSpec().getContainers().stream()
                        .map(c -> containerStatus(c.getName(), c.getImage(), now))
                        .toList())
                .endStatus()
                .build())
        .updateStatus();
  }

  private ContainerStatus containerStatus(String name, String image, String now) {
    var state = new ContainerStateBuilder();
    return new ContainerStatusBuilder()
        .withName(name)
        .withImage(image)
        .withImageID(image.replaceAll("@.*", "") + "@" + digest(image))
        .withReady(!failing)
        .withRestartCount(0)
        .withState(
            failing
                ? state.withNewWaiting("back-off", "CrashLoopBackOff").build()
                : state.withNewRunning(now).build())
        .build();
  }

  /** One of its own. */
  private static String podIp(Pod pod) {
    int hash = pod.getMetadata().getUid().hashCode();
    return "10.%d.%d.%d".formatted(hash >>> 16 & 0xff, hash >>> 8 & 0xff, hash & 0xff);
  }

  /** That which the image is written with; of a tag, one that is made of its name. */
  private static String digest(String image) {
    int at = image.indexOf('@');
    return at >= 0 ? image.substring(at + 1) : "sha256:%064x".formatted(image.hashCode() & 0xffffL);
  }

  private static boolean hasReadyCondition(Pod pod, boolean failing) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                c ->
                    c.getType().equals("Ready")
                        && c.getStatus().equals(failing ? "False" : "True"));
  }
}
