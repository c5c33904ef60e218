package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterObject;
import kr.mambo.beanstalk.model.Reason;

/**
 * On any step back the Service is first, and it waits for nothing but the environment. What
 * somebody else wrote into it, and an environment's new host name, is put right here too.
 */
final class SwitchBackRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (situation.front().isEmpty() || situation.host().isEmpty()) return Optional.empty();
    var front = situation.front().get();
    var host = situation.host().get();
    if (situation.servedByPods() && situation.podsShallServe()) {
      return host.equals(situation.podsHost())
          ? Optional.empty()
          : to(front, situation.podsHost(), "is put right: it points at the pods");
    }
    var cname = situation.readyCname();
    if (cname.isEmpty() || cname.get().equals(host)) return Optional.empty();
    if (!situation.servedByPods()) return to(front, cname.get(), "points at the environment");
    return new EnvironmentSide(situation).cannotServe().isPresent()
        ? Optional.empty()
        : to(front, cname.get(), "goes back to the environment");
  }

  private static Optional<ClusterDecision> to(ClusterObject front, String host, String what) {
    return Optional.of(
        new ClusterDecision.SwitchService(
            front, host, Reason.Switching, "%s %s".formatted(front.key(), what)));
  }
}
