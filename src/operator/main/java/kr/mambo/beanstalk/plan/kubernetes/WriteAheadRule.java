package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Before the first write the status says that something of ours may be there: whoever takes {@code
 * spec.kubernetes} out after a crash finds it cleaned up.
 */
public final class WriteAheadRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    return situation.cutover().isRequested()
            && situation.observed().resource().previousStatus().kubernetes() == null
        ? Optional.of(
            new KubernetesDecision.RecordIntent(
                Reason.Applying, "Applying the objects of spec.kubernetes"))
        : Optional.empty();
  }
}
