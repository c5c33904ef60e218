package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Before the first write the status says that something of ours may be there: whoever takes {@code
 * spec.kubernetes} out after a crash finds it cleaned up.
 */
final class RememberRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    return situation.crossing().asked() && situation.seen().subject().before().kubernetes() == null
        ? Optional.of(
            new ClusterDecision.Remember(
                Reason.Applying, "What spec.kubernetes asks for is written to the cluster"))
        : Optional.empty();
  }
}
