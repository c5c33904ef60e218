package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.api.CutoverFailurePolicy;
import kr.mambo.beanstalk.api.MessageLimit;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Pods that fail after the switch send the Service back, where the spec says so and an environment
 * is there to take it: at the first failure while the environment is kept for that, later only when
 * no pod serves.
 */
public final class CutoverRollbackRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    var cutover = situation.cutover();
    var pods = situation.rollout();
    if (cutover.target().onFailedCutover() != CutoverFailurePolicy.Back
        || !situation.isServingFromPodsRequested()
        || !situation.isServedByPods()
        || situation.readyHost().isEmpty()) return Optional.empty();
    boolean failed =
        pods.isDown() || (situation.isStandbyRetained() && !pods.crashMessages().isEmpty());
    if (!failed) return Optional.empty();
    var message =
        pods.allMessages().isEmpty()
            ? "No pod is ready"
            : "Pods failed after the cutover: " + String.join("; ", pods.allMessages());
    return Optional.of(
        new KubernetesDecision.RollBackCutover(
            Reason.CutoverFailed, MessageLimit.truncate(message)));
  }
}
