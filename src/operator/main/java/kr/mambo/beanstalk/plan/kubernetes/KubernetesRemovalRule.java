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
          new KubernetesDecision.Nothing(
              Reason.CleaningUp, "No object in the cluster belongs to this resource"));
    if (situation.isServedByPods() && (isSwitchable(situation) || !canEnvironmentServe(situation)))
      return new SwitchBackWaitRule().decide(situation);
    if (situation.rollout().deployment().isPresent() && situation.isStandbyRetained()) {
      return Optional.of(
          new KubernetesDecision.Nothing(
              Reason.Soaking, "Keeping the pods while callers may still use them"));
    }
    return Optional.of(
        new KubernetesDecision.Prune(
            ours,
            Reason.Pruning,
            "Removing %d objects from the cluster because spec.kubernetes was removed"
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
