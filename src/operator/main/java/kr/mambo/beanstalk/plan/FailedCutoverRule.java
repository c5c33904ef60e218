package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** A cutover that failed is not tried again and again. */
final class FailedCutoverRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    return situation
        .crossing()
        .back()
        .map(
            back ->
                new ClusterDecision.Refuse(
                    Reason.CutoverFailed,
                    "%s. The Service leads to the environment again; change the spec, or annotate with %s to try once more"
                        .formatted(back.message(), Annotations.RECONCILE)));
  }
}
