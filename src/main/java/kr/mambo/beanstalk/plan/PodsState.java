package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
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
record PodsState(Optional<Deployment> deployment, List<PodSeen> pods) {
  private static final String DONE = "NewReplicaSetAvailable";
  private static final int MOST = 3;

  static PodsState of(ClusterView view, String name) {
    return new PodsState(view.find(Deployment.class, name), view.pods());
  }

  int ready() {
    return deployment
        .map(d -> d.getStatus() == null ? null : d.getStatus().getReadyReplicas())
        .orElse(0);
  }

  /** Whether at least so many pods are ready, and none of an older template is left. */
  boolean hold(int needed) {
    if (deployment.isEmpty() || !seen()) return false;
    var status = deployment.get().getStatus();
    int least = Math.max(1, needed);
    int updated = requireNonNullElse(status.getUpdatedReplicas(), 0);
    return updated == requireNonNullElse(status.getReplicas(), 0)
        && updated >= least
        && ready() >= least
        && requireNonNullElse(status.getAvailableReplicas(), 0) >= least
        && is("Available", "True")
        && troubles().isEmpty();
  }

  /** Whether the number of pods that the Deployment wants is there and ready. */
  boolean complete() {
    return deployment
        .map(d -> hold(requireNonNullElse(d.getSpec().getReplicas(), 1)))
        .orElse(false);
  }

  /** Whether no pod serves, and not because new ones are just on their way. */
  boolean down() {
    return deployment.isPresent()
        && seen()
        && (ready() == 0 || is("Available", "False"))
        && (!rolling() || !troubles().isEmpty());
  }

  /** Whether it will not become better without a change. */
  boolean stuck() {
    return condition("Progressing").filter(c -> "False".equals(c.getStatus())).isPresent();
  }

  /** Why pods fail, each sentence once. */
  List<String> troubles() {
    var ofPods = pods.stream().map(PodSeen::trouble).flatMap(Optional::stream);
    var ofDeployment =
        Stream.of(
                condition("ReplicaFailure").filter(c -> "True".equals(c.getStatus())),
                condition("Progressing").filter(c -> "False".equals(c.getStatus())))
            .flatMap(Optional::stream)
            .map(c -> requireNonNullElse(c.getMessage(), c.getReason()));
    return Stream.concat(ofPods, ofDeployment).distinct().sorted().limit(MOST).toList();
  }

  /** Since when enough pods are available without a break. */
  Optional<Instant> availableSince() {
    return condition("Available").map(c -> Instant.parse(c.getLastTransitionTime()));
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
    return condition(type).filter(c -> status.equals(c.getStatus())).isPresent();
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
