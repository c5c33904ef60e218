package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** The pods go on serving until the environment can. */
public final class SwitchBackWaitRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (!situation.isServedByPods() || situation.isServingFromPodsRequested())
      return Optional.empty();
    return Optional.of(
        new KubernetesDecision.Wait(
            Reason.SwitchingBack,
            "The pods serve until the environment can: "
                + new EnvironmentReadiness(situation)
                    .findUnreadyReason()
                    .orElse("it is looked at again")));
  }
}
