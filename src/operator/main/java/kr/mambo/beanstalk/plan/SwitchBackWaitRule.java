package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** The pods go on serving until the environment can. */
final class SwitchBackWaitRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (!situation.servedByPods() || situation.podsShallServe()) return Optional.empty();
    return Optional.of(
        new ClusterDecision.Wait(
            Reason.SwitchingBack,
            "The pods serve until the environment can: "
                + new EnvironmentSide(situation).cannotServe().orElse("it is looked at again")));
  }
}
