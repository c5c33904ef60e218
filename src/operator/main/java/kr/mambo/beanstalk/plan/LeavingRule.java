package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** {@code spec.kubernetes} was taken out: everything of ours goes, once nobody calls it. */
final class LeavingRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (situation.crossing().asked()) return Optional.empty();
    var ours = situation.view().ours();
    if (ours.isEmpty())
      return Optional.of(
          new ClusterDecision.Nothing(Reason.CleaningUp, "Nothing of ours is in the cluster"));
    if (situation.servedByPods() && (switchable(situation) || !environmentServes(situation)))
      return new SwitchBackWaitRule().decide(situation);
    if (situation.pods().deployment().isPresent() && situation.keeps()) {
      return Optional.of(
          new ClusterDecision.Nothing(
              Reason.Soaking, "The pods stay as long as callers may still come"));
    }
    return Optional.of(
        new ClusterDecision.Prune(
            ours,
            Reason.Pruning,
            "spec.kubernetes is gone: %d objects are removed from the cluster"
                .formatted(ours.size())));
  }

  /** Whether a Service, or where there is none the status, tells when the pods serve no more. */
  private static boolean switchable(ClusterSituation situation) {
    return situation.host().isPresent() || situation.portless();
  }

  private static boolean environmentServes(ClusterSituation situation) {
    return new EnvironmentSide(situation).cannotServe().isEmpty();
  }
}
