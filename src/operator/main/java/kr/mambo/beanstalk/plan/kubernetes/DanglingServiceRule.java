package kr.mambo.beanstalk.plan.kubernetes;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Another actor terminated the environment: no Service leads there any more, since another customer
 * may take its host name. It is recreated for whatever serves next.
 */
public final class DanglingServiceRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (situation.host().isEmpty() || situation.isServedByPods() || !isEnvironmentLost(situation))
      return Optional.empty();
    // One write leads to the pods instead.
    if (situation.isServingFromPodsRequested() && CutoverRule.isReady(situation))
      return Optional.empty();
    return situation
        .service()
        .map(
            service ->
                new KubernetesDecision.Prune(
                    List.of(service),
                    Reason.Pruning,
                    "Removing %s: its environment no longer exists, and another AWS customer may claim its host name"
                        .formatted(service.key())));
  }

  /** Whether it is gone, or another one has its place and not its host name. */
  private static boolean isEnvironmentLost(KubernetesSituation situation) {
    var environmentId = situation.observed().resource().previousStatus().environmentId();
    return switch (situation.observed().environment()) {
      case EnvironmentState.Unknown _ -> false;
      case EnvironmentState.Absent _ -> true;
      case EnvironmentState.Present(var live) ->
          environmentId != null
              && !environmentId.equals(live.id())
              && !situation.host().equals(KubernetesSituation.host(live));
    };
  }
}
