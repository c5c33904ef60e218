package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;

/**
 * With placement Kubernetes no environment is made, and one that is there ends as the spec says
 * once the pods have served long enough, all of them do, and nothing leads to it any more.
 */
final class PlacementRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var crossing = new Crossing(situation.seen().subject(), situation.seen().now());
    if (crossing.placement() != Placement.Kubernetes) return Optional.empty();
    return switch (situation.seen().live()) {
      case Live.Unknown unknown -> Optional.empty();
      case Live.Absent absent -> Optional.of(withoutEnvironment(situation));
      case Live.Present(var live) ->
          crossing.terminated()
                  && situation.ours()
                  && podsHold(situation)
                  && !Termination.led(situation, live)
                  && !told(situation, live)
              ? Optional.of(Termination.of(situation, live))
              : Optional.empty();
    };
  }

  /** One that stood beside it to take its place goes as well. */
  private static Decision withoutEnvironment(Situation situation) {
    return Optional.ofNullable(situation.before().replacement())
        .flatMap(second -> Retirement.next(situation, second))
        .orElseGet(
            () ->
                new Decision.Nothing(
                    Reason.OnKubernetes, "With placement Kubernetes there is no environment"));
  }

  /** Nobody loses the environment while the pods are in trouble. */
  private static boolean podsHold(Situation situation) {
    var name = situation.seen().subject().key().name();
    return situation
        .seen()
        .cluster()
        .known()
        .filter(view -> PodsState.of(view, name).complete())
        .isPresent();
  }

  private static boolean told(Situation situation, EnvironmentSnapshot live) {
    var told = situation.before().kubernetes();
    return told != null && ClusterSituation.host(live).filter(told.targets()::contains).isPresent();
  }
}
