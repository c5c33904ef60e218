package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** Pods that start are waited for; pods that fail are named. */
final class RolloutRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (situation.crossing().placement() == Placement.Beanstalk) return Optional.empty();
    return situation.pods().complete() ? Optional.empty() : Optional.of(trouble(situation, 0));
  }

  /** What is missing until at least so many pods hold. */
  Optional<ClusterDecision> shortOf(ClusterSituation situation, int needed) {
    var pods = situation.pods();
    return pods.hold(needed) ? Optional.empty() : Optional.of(trouble(situation, needed));
  }

  private static ClusterDecision trouble(ClusterSituation situation, int needed) {
    var pods = situation.pods();
    if (!pods.troubles().isEmpty()) {
      var message = "Pods fail: " + String.join("; ", pods.troubles());
      return pods.stuck()
          ? new ClusterDecision.Refuse(Reason.PodsFailing, message)
          : new ClusterDecision.Wait(Reason.PodsFailing, message);
    }
    int wanted = Math.max(needed, pods.wanted());
    return new ClusterDecision.Wait(
        Reason.PodsStarting,
        pods.ready() >= wanted && pods.reached() < wanted
            ? "The Service on the pods leads to %d of %d pods".formatted(pods.reached(), wanted)
            : "%d of %d pods are ready".formatted(pods.ready(), wanted));
  }
}
