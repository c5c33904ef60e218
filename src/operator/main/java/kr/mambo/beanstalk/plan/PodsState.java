package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.PodSeen;

/**
 * How the Deployment and its pods are.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status">Deployment
 *     status</a>
 */
record PodsState(
    Optional<Deployment> deployment,
    Optional<HorizontalPodAutoscaler> autoscaler,
    List<PodSeen> pods) {
  private static final String DONE = "NewReplicaSetAvailable";
  private static final int MOST = 3;

  static PodsState of(ClusterView view, String name) {
    return new PodsState(
        view.find(Deployment.class, name),
        view.find(HorizontalPodAutoscaler.class, name),
        view.pods());
  }

  int ready() {
    return deployment
        .map(d -> d.getStatus() == null ? null : d.getStatus().getReadyReplicas())
        .orElse(0);
  }

  /** How many of them the Service on the pods leads to. */
  int reached() {
    return (int) pods.stream().filter(PodSeen::ready).filter(PodSeen::reached).count();
  }

  /** Whether at least so many pods are ready and reached, and none of an older template is left. */
  boolean hold(int needed) {
    if (deployment.isEmpty() || !seen()) return false;
    var status = deployment.get().getStatus();
    int least = Math.max(1, needed);
    int updated = requireNonNullElse(status.getUpdatedReplicas(), 0);
    return updated == requireNonNullElse(status.getReplicas(), 0)
        && updated >= least
        && ready() >= least
        && reached() >= least
        && requireNonNullElse(status.getAvailableReplicas(), 0) >= least
        && failures().isEmpty();
  }

  /** The number of pods that is wanted: what an autoscaler adds to its least may come and go. */
  int wanted() {
    int replicas = deployment.map(d -> d.getSpec().getReplicas()).orElse(1);
    return autoscaler
        .map(a -> a.getSpec().getMinReplicas())
        .filter(least -> least < replicas)
        .orElse(replicas);
  }

  /** Whether the number of pods that is wanted is there and ready. */
  boolean complete() {
    return wanted() == 0 ? seen() && failures().isEmpty() : hold(wanted());
  }

  /**
   * Whether enough of the pods that the Deployment asks for just now are there. False for a moment
   * whenever an autoscaler asks for more.
   */
  boolean available() {
    return is("Available", "True");
  }

  /** Whether no pod serves, and not because new ones are just on their way. */
  boolean down() {
    return deployment.isPresent()
        && seen()
        && ready() == 0
        && (!rolling() || !failures().isEmpty());
  }

  /** Whether it will not become better without a change. */
  boolean stuck() {
    return is("Progressing", "False");
  }

  /** Why pods do not run that a node has taken; each sentence once. */
  List<String> crashes() {
    return sentences(
        pods.stream().map(PodSeen::trouble).flatMap(Optional::stream), Optional.empty());
  }

  /** The same, and why new ones have not come in time. */
  List<String> failures() {
    return sentences(crashes().stream(), condition("Progressing", "False"));
  }

  /** The same, and why there are fewer pods than asked for: no node or quota takes more. */
  List<String> troubles() {
    return sentences(
        Stream.concat(
            failures().stream(), pods.stream().map(PodSeen::unplaced).flatMap(Optional::stream)),
        condition("ReplicaFailure", "True"));
  }

  private static List<String> sentences(
      Stream<String> ofPods, Optional<DeploymentCondition> ofDeployment) {
    var told = ofDeployment.map(c -> requireNonNullElse(c.getMessage(), c.getReason()));
    return Stream.concat(ofPods, told.stream()).distinct().sorted().limit(MOST).toList();
  }

  /** Since when so many pods are ready without a break. */
  Optional<Instant> since(int needed) {
    return pods.stream()
        .filter(PodSeen::reached)
        .map(PodSeen::readySince)
        .flatMap(Optional::stream)
        .sorted()
        .skip(Math.max(1, needed) - 1L)
        .findFirst();
  }

  private boolean rolling() {
    return condition("Progressing").filter(c -> DONE.equals(c.getReason())).isEmpty();
  }

  private boolean seen() {
    return deployment
        .filter(d -> d.getStatus() != null)
        .filter(d -> d.getMetadata().getGeneration().equals(d.getStatus().getObservedGeneration()))
        .isPresent();
  }

  private boolean is(String type, String status) {
    return condition(type, status).isPresent();
  }

  private Optional<DeploymentCondition> condition(String type, String status) {
    return condition(type).filter(c -> status.equals(c.getStatus()));
  }

  private Optional<DeploymentCondition> condition(String type) {
    return deployment
        .filter(d -> d.getStatus() != null)
        .flatMap(
            d ->
                d.getStatus().getConditions().stream()
                    .filter(c -> c.getType().equals(type))
                    .findFirst());
  }
}
