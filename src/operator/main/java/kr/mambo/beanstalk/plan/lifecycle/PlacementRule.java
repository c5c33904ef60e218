package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.plan.evidence.RolloutState;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesSituation;

/**
 * With placement Kubernetes no environment is created, and one that is there ends as the spec says
 * once the pods have served long enough, all of them do, and nothing leads to it any more.
 */
public final class PlacementRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var cutover = new Cutover(situation.observed().resource(), situation.observed().now());
    if (cutover.effectivePlacement() != Placement.Kubernetes) return Optional.empty();
    return switch (situation.observed().environment()) {
      case EnvironmentState.Unknown _ -> Optional.empty();
      case EnvironmentState.Absent _ -> Optional.of(withoutEnvironment(situation));
      case EnvironmentState.Present(var live) ->
          cutover.isTerminationDue()
                  && situation.isRecordedEnvironment()
                  && arePodsComplete(situation)
                  && !EnvironmentTermination.isServiceTarget(situation, live)
                  && !isServiceTargetInStatus(situation, live)
              ? Optional.of(EnvironmentTermination.decide(situation, live))
              : Optional.empty();
    };
  }

  /** One that stood beside it to take its place goes as well. */
  private static BeanstalkDecision withoutEnvironment(BeanstalkSituation situation) {
    return Optional.ofNullable(situation.previousStatus().replacement())
        .flatMap(replacement -> EnvironmentRetirement.nextStep(situation, replacement))
        .orElseGet(
            () ->
                new BeanstalkDecision.Nothing(
                    Reason.OnKubernetes,
                    "No environment exists because spec.placement is Kubernetes"));
  }

  /** Nobody loses the environment while the pods are in trouble. */
  private static boolean arePodsComplete(BeanstalkSituation situation) {
    var name = situation.observed().resource().key().name();
    return situation
        .observed()
        .kubernetes()
        .known()
        .filter(view -> RolloutState.of(view, name).isComplete())
        .isPresent();
  }

  private static boolean isServiceTargetInStatus(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    var kubernetesStatus = situation.previousStatus().kubernetes();
    return kubernetesStatus != null
        && KubernetesSituation.host(live).filter(kubernetesStatus.targets()::contains).isPresent();
  }
}
