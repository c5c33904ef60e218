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
          new Readiness(ready(True, d, message), false, false, false);
      case KubernetesDecision.Refuse d ->
          new Readiness(ready(False, d, message), false, true, false);
      case KubernetesDecision.Wait d ->
          new Readiness(
              transientTrouble(d) ? Optional.empty() : ready(False, d, message),
              true,
              false,
              false);
      case KubernetesDecision.Paused d ->
          new Readiness(ready(Unknown, d, message), false, false, d.reason() != Reason.Observing);
      case KubernetesDecision.RecordIntent d -> working(d, message);
      case KubernetesDecision.RollBackCutover d -> working(d, message);
      case KubernetesDecision.ApplyManifests d -> working(d, message);
      case KubernetesDecision.SwitchService d -> working(d, message);
      case KubernetesDecision.Prune d -> working(d, message);
      case KubernetesDecision.ReleaseManifests d -> working(d, message);
    };
  }

  /** Trouble in reaching AWS or the API server says nothing about the pods. */
  private static boolean transientTrouble(KubernetesDecision decision) {
    return switch (decision.reason()) {
      case AwsUnavailable, WaitingForFirstObservation, ObjectRefused -> true;
      default -> false;
    };
  }

  private static Readiness working(KubernetesDecision decision, String message) {
    return new Readiness(ready(False, decision, message), true, false, false);
  }

  private static Optional<ConditionAssessment> ready(
      ConditionStatus status, KubernetesDecision decision, String message) {
    return Optional.of(
        new ConditionAssessment(ConditionType.Ready, status, decision.reason(), message));
  }
}
