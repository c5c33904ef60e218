package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** A cutover that failed is not tried again and again. */
public final class FailedCutoverRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    return situation
        .cutover()
        .rollback()
        .map(
            rollback ->
                new KubernetesDecision.Refuse(
                    Reason.CutoverFailed,
                    "%s. The Service leads to the environment again; change the spec, or annotate with %s to try once more"
                        .formatted(rollback.message(), Annotations.RECONCILE)));
  }
}
