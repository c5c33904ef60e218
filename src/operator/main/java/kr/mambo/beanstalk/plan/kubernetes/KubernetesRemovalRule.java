package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** {@code spec.kubernetes} was taken out: everything of ours goes, once nobody calls it. */
public final class KubernetesRemovalRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (situation.cutover().isRequested()) return Optional.empty();
    var ours = situation.view().owned();
    if (ours.isEmpty())
      return Optional.of(
          new KubernetesDecision.Nothing(Reason.CleaningUp, "Nothing of ours is in the cluster"));
    if (situation.isServedByPods() && (isSwitchable(situation) || !canEnvironmentServe(situation)))
      return new SwitchBackWaitRule().decide(situation);
    if (situation.rollout().deployment().isPresent() && situation.isStandbyRetained()) {
      return Optional.of(
          new KubernetesDecision.Nothing(
              Reason.Soaking, "The pods stay as long as callers may still come"));
    }
    return Optional.of(
        new KubernetesDecision.Prune(
            ours,
            Reason.Pruning,
            "spec.kubernetes is gone: %d objects are removed from the cluster"
                .formatted(ours.size())));
  }

  /** Whether a Service, or where there is none the status, tells when the pods serve no more. */
  private static boolean isSwitchable(KubernetesSituation situation) {
    return situation.host().isPresent() || situation.isPortless();
  }

  private static boolean canEnvironmentServe(KubernetesSituation situation) {
    return new EnvironmentReadiness(situation).findUnreadyReason().isEmpty();
  }
}
