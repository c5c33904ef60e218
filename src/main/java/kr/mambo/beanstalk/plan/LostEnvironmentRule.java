package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;

/**
 * Somebody terminated the environment: no Service leads there any more, since another customer may
 * take its host name. It is made again for whatever serves next.
 */
final class LostEnvironmentRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (!(situation.seen().live() instanceof Live.Absent)
        || situation.host().isEmpty()
        || situation.servedByPods()) return Optional.empty();
    return situation
        .front()
        .map(
            front ->
                new ClusterDecision.Prune(
                    List.of(front),
                    Reason.Pruning,
                    "%s goes: the environment that it leads to is gone, and its host name may be another customer's"
                        .formatted(front.key())));
  }
}
