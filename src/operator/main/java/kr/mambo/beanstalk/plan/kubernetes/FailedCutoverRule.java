package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** A cutover that failed is not retried by itself. */
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
                    "%s. The operator rolled the Service back to the environment. Change the spec, or annotate with %s to retry."
                        .formatted(rollback.message(), Annotations.RECONCILE)));
  }
}
