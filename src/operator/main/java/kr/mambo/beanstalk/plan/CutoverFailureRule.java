package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.CutoverFailurePolicy;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Pods that fail after the switch send the Service back, where the spec says so and an environment
 * is there to take it: at the first failure while the environment is kept for that, later only when
 * no pod serves.
 */
final class CutoverFailureRule implements ClusterRule {
  private static final int LONGEST = 1024;

  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    var crossing = situation.crossing();
    var pods = situation.pods();
    if (crossing.target().onFailedCutover() != CutoverFailurePolicy.Back
        || !situation.podsShallServe()
        || !situation.servedByPods()
        || situation.readyCname().isEmpty()) return Optional.empty();
    boolean failed = pods.down() || (situation.keeps() && !pods.crashes().isEmpty());
    if (!failed) return Optional.empty();
    var why =
        pods.troubles().isEmpty()
            ? "No pod is ready any more"
            : "Pods failed after the switch: " + String.join("; ", pods.troubles());
    return Optional.of(
        new ClusterDecision.GoBack(
            Reason.CutoverFailed, why.length() <= LONGEST ? why : why.substring(0, LONGEST)));
  }
}
