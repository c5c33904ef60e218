package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.KubernetesStatus;

/**
 * What follows for the cluster.
 *
 * @param decision empty where nothing of it concerns the cluster
 * @param status what is to be remembered and reported; empty where nothing of ours is there or
 *     wanted
 * @param podsReady empty where no pods are wanted
 * @param determinesReady whether Ready speaks of the pods
 * @param requeueAt when the clock alone changes something
 */
public record KubernetesPlan(
    Optional<KubernetesDecision> decision,
    Optional<KubernetesStatus> status,
    Optional<ConditionAssessment> podsReady,
    boolean determinesReady,
    Optional<Instant> requeueAt) {
  /** The cluster has nothing to do with it. */
  public static final KubernetesPlan NONE =
      new KubernetesPlan(
          Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The same, as it looks after its decision was carried out. */
  public KubernetesPlan withOutcome(KubernetesOutcome outcome) {
    return switch (outcome) {
      case KubernetesOutcome.NotExecuted _ -> this;
      case KubernetesOutcome.Done _ -> this;
      case KubernetesOutcome.Conflict _ -> this;
      case KubernetesOutcome.Failed(var lasting, var message) ->
          withDecision(
              lasting
                  ? new KubernetesDecision.Refuse(Reason.ObjectRefused, message)
                  : new KubernetesDecision.Wait(Reason.ObjectRefused, message));
    };
  }

  private KubernetesPlan withDecision(KubernetesDecision other) {
    var assessed =
        podsReady.map(
            p ->
                new ConditionAssessment(
                    p.type(), ConditionStatus.False, other.reason(), other.message()));
    return new KubernetesPlan(Optional.of(other), status, assessed, determinesReady, requeueAt);
  }

  /** Whether nothing of ours would go with a deleted resource that should stay. */
  public boolean isReleased() {
    return decision.isEmpty() || decision.get() instanceof KubernetesDecision.Nothing;
  }
}
