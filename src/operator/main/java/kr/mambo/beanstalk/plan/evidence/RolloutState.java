package kr.mambo.beanstalk.plan.evidence;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.ObservedPod;

/**
 * How the Deployment and its pods are.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status">Deployment
 *     status</a>
 */
public record RolloutState(
    Optional<Deployment> deployment,
    Optional<HorizontalPodAutoscaler> autoscaler,
    List<ObservedPod> pods) {
  private static final String ROLLOUT_COMPLETE = "NewReplicaSetAvailable";
  private static final int MAX_MESSAGES = 3;

  public static RolloutState of(KubernetesState view, String name) {
    return new RolloutState(
        view.find(Deployment.class, name),
        view.find(HorizontalPodAutoscaler.class, name),
        view.pods());
  }

  public int readyReplicas() {
    return deployment
        .map(d -> d.getStatus() == null ? null : d.getStatus().getReadyReplicas())
        .orElse(0);
  }

  /** How many of them the Service on the pods leads to. */
  public int reachablePods() {
    return (int) pods.stream().filter(ObservedPod::isReady).filter(ObservedPod::reachable).count();
  }

  /** Whether at least so many pods are ready and reached, and none of an older template is left. */
  public boolean hasStablePods(int requiredPods) {
    if (deployment.isEmpty() || !isStatusCurrent()) return false;
    var status = deployment.get().getStatus();
    int least = Math.max(1, requiredPods);
    int updated = requireNonNullElse(status.getUpdatedReplicas(), 0);
    return updated == requireNonNullElse(status.getReplicas(), 0)
        && updated >= least
        && readyReplicas() >= least
        && reachablePods() >= least
        && requireNonNullElse(status.getAvailableReplicas(), 0) >= least
        && failureMessages().isEmpty();
  }

  /** The number of pods that is wanted: what an autoscaler adds to its least may come and go. */
  public int desiredReplicas() {
    int replicas = deployment.map(d -> d.getSpec().getReplicas()).orElse(1);
    return autoscaler
        .map(a -> a.getSpec().getMinReplicas())
        .filter(least -> least < replicas)
        .orElse(replicas);
  }

  /** Whether the number of pods that is wanted is there and ready. */
  public boolean isComplete() {
    return desiredReplicas() == 0
        ? isStatusCurrent() && failureMessages().isEmpty()
        : hasStablePods(desiredReplicas());
  }

  /**
   * Whether enough of the pods that the Deployment asks for just now are there. False for a moment
   * whenever an autoscaler asks for more.
   */
  public boolean isAvailable() {
    return hasCondition("Available", "True");
  }

  /** Whether no pod serves, and not because new ones are just on their way. */
  public boolean isDown() {
    return deployment.isPresent()
        && isStatusCurrent()
        && readyReplicas() == 0
        && (!isRolling() || !failureMessages().isEmpty());
  }

  /** Whether it will not become better without a change. */
  public boolean isStuck() {
    return hasCondition("Progressing", "False");
  }

  /** Why pods do not run that a node has taken; each sentence once. */
  public List<String> crashMessages() {
    return collectMessages(
        pods.stream().map(ObservedPod::failureReason).flatMap(Optional::stream), Optional.empty());
  }

  /** The same, and why new ones have not come in time. */
  List<String> failureMessages() {
    return collectMessages(crashMessages().stream(), findCondition("Progressing", "False"));
  }

  /** The same, and why there are fewer pods than asked for: no node or quota takes more. */
  public List<String> allMessages() {
    return collectMessages(
        Stream.concat(
            failureMessages().stream(),
            pods.stream().map(ObservedPod::unscheduledReason).flatMap(Optional::stream)),
        findCondition("ReplicaFailure", "True"));
  }

  private static List<String> collectMessages(
      Stream<String> ofPods, Optional<DeploymentCondition> ofDeployment) {
    var deploymentMessage =
        ofDeployment.map(c -> requireNonNullElse(c.getMessage(), c.getReason()));
    return Stream.concat(ofPods, deploymentMessage.stream())
        .distinct()
        .sorted()
        .limit(MAX_MESSAGES)
        .toList();
  }

  /** Since when so many pods are ready without a break. */
  public Optional<Instant> readySince(int requiredPods) {
    return pods.stream()
        .filter(ObservedPod::reachable)
        .map(ObservedPod::readySince)
        .flatMap(Optional::stream)
        .sorted()
        .skip(Math.max(1, requiredPods) - 1L)
        .findFirst();
  }

  private boolean isRolling() {
    return findCondition("Progressing")
        .filter(c -> ROLLOUT_COMPLETE.equals(c.getReason()))
        .isEmpty();
  }

  private boolean isStatusCurrent() {
    return deployment
        .filter(d -> d.getStatus() != null)
        .filter(d -> d.getMetadata().getGeneration().equals(d.getStatus().getObservedGeneration()))
        .isPresent();
  }

  private boolean hasCondition(String type, String status) {
    return findCondition(type, status).isPresent();
  }

  private Optional<DeploymentCondition> findCondition(String type, String status) {
    return findCondition(type).filter(c -> status.equals(c.getStatus()));
  }

  private Optional<DeploymentCondition> findCondition(String type) {
    return deployment
        .filter(d -> d.getStatus() != null)
        .flatMap(
            d ->
                d.getStatus().getConditions().stream()
                    .filter(c -> c.getType().equals(type))
                    .findFirst());
  }
}
