package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.Kubernetes;

/**
 * What follows for the cluster.
 *
 * @param decision empty where nothing of it concerns the cluster
 * @param status what is to be remembered and told; empty where nothing of ours is there or wanted
 * @param podsReady empty where no pods are wanted
 * @param speaks whether Ready speaks of the pods
 * @param due when the clock alone changes something
 */
public record ClusterPlan(
    Optional<ClusterDecision> decision,
    Optional<Kubernetes> status,
    Optional<Assessment> podsReady,
    boolean speaks,
    Optional<Instant> due) {
  /** The cluster has nothing to do with it. */
  public static final ClusterPlan NONE =
      new ClusterPlan(
          Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The same, as it looks after its decision was carried out. */
  public ClusterPlan after(ClusterOutcome outcome) {
    return switch (outcome) {
      case ClusterOutcome.Idle idle -> this;
      case ClusterOutcome.Done done -> this;
      case ClusterOutcome.Overtaken overtaken -> this;
      case ClusterOutcome.Failed(var lasting, var message) ->
          instead(
              lasting
                  ? new ClusterDecision.Refuse(Reason.ObjectRefused, message)
                  : new ClusterDecision.Wait(Reason.ObjectRefused, message));
    };
  }

  private ClusterPlan instead(ClusterDecision other) {
    var assessed =
        podsReady.map(
            p -> new Assessment(p.type(), ConditionStatus.False, other.reason(), other.message()));
    return new ClusterPlan(Optional.of(other), status, assessed, speaks, due);
  }

  /** Whether nothing of ours would go with a deleted resource that should stay. */
  public boolean released() {
    return decision.isEmpty() || decision.get() instanceof ClusterDecision.Nothing;
  }
}
