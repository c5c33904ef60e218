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
    if (situation.host().isEmpty() || situation.servedByPods() || !lost(situation))
      return Optional.empty();
    // One write leads to the pods instead.
    if (situation.podsShallServe() && SwitchRule.ready(situation)) return Optional.empty();
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

  /** Whether it is gone, or another one has its place and not its host name. */
  private static boolean lost(ClusterSituation situation) {
    var ours = situation.seen().subject().before().environmentId();
    return switch (situation.seen().live()) {
      case Live.Unknown unknown -> false;
      case Live.Absent absent -> true;
      case Live.Present(var live) ->
          ours != null
              && !ours.equals(live.id())
              && !situation.host().equals(ClusterSituation.host(live));
    };
  }
}
