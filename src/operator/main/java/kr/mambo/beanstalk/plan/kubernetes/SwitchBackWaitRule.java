package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** The pods keep serving until the environment can. */
public final class SwitchBackWaitRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (!situation.isServedByPods() || situation.isServingFromPodsRequested())
      return Optional.empty();
    return Optional.of(
        new KubernetesDecision.Wait(
            Reason.SwitchingBack,
            "Waiting for the environment to take over from the pods: "
                + new EnvironmentReadiness(situation)
                    .findUnreadyReason()
                    .orElse("checking it again")));
  }
}
