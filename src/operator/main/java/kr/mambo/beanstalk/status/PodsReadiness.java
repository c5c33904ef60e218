package kr.mambo.beanstalk.status;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** What a decision about the cluster means for those who wait for Ready. */
final class PodsReadiness {
  private PodsReadiness() {}

  static Readiness of(ClusterDecision decision, String message) {
    return switch (decision) {
      case ClusterDecision.Nothing d -> new Readiness(ready(True, d, message), false, false, false);
      case ClusterDecision.Refuse d -> new Readiness(ready(False, d, message), false, true, false);
      case ClusterDecision.Wait d ->
          new Readiness(
              transientTrouble(d) ? Optional.empty() : ready(False, d, message),
              true,
              false,
              false);
      case ClusterDecision.Hold d ->
          new Readiness(ready(Unknown, d, message), false, false, d.reason() != Reason.Observing);
      case ClusterDecision.Remember d -> working(d, message);
      case ClusterDecision.GoBack d -> working(d, message);
      case ClusterDecision.ApplyManifests d -> working(d, message);
      case ClusterDecision.SwitchService d -> working(d, message);
      case ClusterDecision.Prune d -> working(d, message);
      case ClusterDecision.ReleaseManifests d -> working(d, message);
    };
  }

  /** Trouble in reaching AWS or the API server says nothing about the pods. */
  private static boolean transientTrouble(ClusterDecision decision) {
    return switch (decision.reason()) {
      case AwsUnavailable, WaitingForFirstObservation, ObjectRefused -> true;
      default -> false;
    };
  }

  private static Readiness working(ClusterDecision decision, String message) {
    return new Readiness(ready(False, decision, message), true, false, false);
  }

  private static Optional<Assessment> ready(
      ConditionStatus status, ClusterDecision decision, String message) {
    return Optional.of(new Assessment(ConditionType.Ready, status, decision.reason(), message));
  }
}
