package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** Pods that start are waited for; pods that fail are named. */
public final class RolloutRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (situation.cutover().effectivePlacement() == Placement.Beanstalk) return Optional.empty();
    return situation.rollout().isComplete()
        ? Optional.empty()
        : Optional.of(explainIncomplete(situation, 0));
  }

  /** What is missing until at least so many pods hold. */
  Optional<KubernetesDecision> waitForPods(KubernetesSituation situation, int requiredPods) {
    var pods = situation.rollout();
    return pods.hasStablePods(requiredPods)
        ? Optional.empty()
        : Optional.of(explainIncomplete(situation, requiredPods));
  }

  private static KubernetesDecision explainIncomplete(
      KubernetesSituation situation, int requiredPods) {
    var pods = situation.rollout();
    if (!pods.allMessages().isEmpty()) {
      var messages = String.join("; ", pods.allMessages());
      return pods.isStuck()
          ? new KubernetesDecision.Refuse(
              Reason.PodsFailing, "Pods are failing. Change the spec or fix the cause: " + messages)
          : new KubernetesDecision.Wait(
              Reason.PodsFailing, "Waiting for failing pods: " + messages);
    }
    int desiredPods = Math.max(requiredPods, pods.desiredReplicas());
    return new KubernetesDecision.Wait(
        Reason.PodsStarting,
        pods.readyReplicas() >= desiredPods && pods.reachablePods() < desiredPods
            ? "Waiting for the Service of the pods to reach %d of %d pods"
                .formatted(pods.reachablePods(), desiredPods)
            : "Waiting for pods: %d of %d are ready".formatted(pods.readyReplicas(), desiredPods));
  }
}
