package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * A deleted resource: its objects are let go, or go with it. A Service that leads to the
 * environment goes first: once that is terminated, its host name may be another customer's.
 */
final class ReleaseRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (!situation.seen().subject().deleting()) return Optional.empty();
    var ours = situation.view().ours();
    if (situation.seen().subject().deletionPolicy() == DeletionPolicy.Retain) {
      return Optional.of(
          ours.isEmpty()
              ? new ClusterDecision.Nothing(Reason.Retained, "Nothing in the cluster is ours")
              : new ClusterDecision.ReleaseManifests(
                  ours,
                  Reason.Retained,
                  "deletionPolicy Retain: %d objects are left in the cluster as they are"
                      .formatted(ours.size())));
    }
    return Optional.of(
        situation
            .front()
            .filter(front -> !situation.servedByPods())
            .<ClusterDecision>map(
                front ->
                    new ClusterDecision.Prune(
                        List.of(front),
                        Reason.Pruning,
                        "%s goes before the environment that it leads to".formatted(front.key())))
            .orElse(
                new ClusterDecision.Nothing(
                    Reason.CleaningUp, "The objects in the cluster go with the resource")));
  }
}
