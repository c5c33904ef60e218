package kr.mambo.beanstalk.status;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** What a decision about the cluster means for those who wait for Ready. */
final class PodsReadiness {
  private PodsReadiness() {}

  static Readiness of(KubernetesDecision decision, String message) {
    return switch (decision) {
      case KubernetesDecision.Nothing d ->
          new Readiness(readyCondition(True, d, message), false, false, false);
      case KubernetesDecision.Refuse d ->
          new Readiness(readyCondition(False, d, message), false, true, false);
      case KubernetesDecision.Wait d ->
          new Readiness(
              d.reason().isTransient() ? Optional.empty() : readyCondition(False, d, message),
              true,
              false,
              false);
      case KubernetesDecision.Paused d ->
          new Readiness(
              readyCondition(Unknown, d, message), false, false, d.reason() != Reason.Observing);
      case KubernetesDecision.RecordIntent _,
          KubernetesDecision.RollBackCutover _,
          KubernetesDecision.ApplyManifests _,
          KubernetesDecision.SwitchService _,
          KubernetesDecision.Prune _,
          KubernetesDecision.ReleaseManifests _ ->
          inProgress(decision, message);
    };
  }

  private static Readiness inProgress(KubernetesDecision decision, String message) {
    return new Readiness(readyCondition(False, decision, message), true, false, false);
  }

  private static Optional<ConditionAssessment> readyCondition(
      ConditionStatus status, KubernetesDecision decision, String message) {
    return Optional.of(
        new ConditionAssessment(ConditionType.Ready, status, decision.reason(), message));
  }
}
