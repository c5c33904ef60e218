package kr.mambo.beanstalk.status;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/**
 * What a decision means for those who wait for Ready, by the rules of kstatus: Reconciling and
 * Stalled are there only while True, and a Stalled resource counts as failed.
 *
 * @param ready empty: leave it as it was
 */
record Readiness(Optional<Assessment> ready, boolean reconciling, boolean stalled, boolean paused) {
  static Readiness of(Decision decision, Assessment healthy) {
    return switch (decision) {
      case Decision.Nothing d -> converged(d, healthy);
      case Decision.CollectVersions d ->
          d.reason() == Reason.CleaningUp
              ? converged(Decision.Nothing.DEPLOYED, healthy)
              : working(d);
      case Decision.KeepSettings d -> converged(Decision.Nothing.DEPLOYED, healthy);
      case Decision.RequestLogs d -> working(d);
      case Decision.Refuse d -> new Readiness(ready(False, d), false, true, false);
      case Decision.Hold d ->
          new Readiness(ready(Unknown, d), false, false, d.reason() != Reason.Observing);
      case Decision.Wait d -> new Readiness(waiting(d), true, false, false);
      case Decision.CreateApplication d -> working(d);
      case Decision.UploadArtifacts d -> working(d);
      case Decision.CreateVersion d -> working(d);
      case Decision.CreateEnvironment d -> working(d);
      case Decision.UpdateEnvironment d -> working(d);
      case Decision.UpdateTags d -> working(d);
      case Decision.Abort d -> working(d);
      case Decision.DeleteDraft d -> working(d);
      case Decision.Terminate d -> working(d);
      case Decision.Replacing d ->
          d.reason() == Reason.Retiring
              ? converged(Decision.Nothing.DEPLOYED, healthy)
              : working(d);
      case Decision.CleanUp d -> working(d);
      case Decision.Release d -> working(d);
      case Decision.Forget d -> working(d);
    };
  }

  private static Readiness working(Decision decision) {
    return new Readiness(ready(False, decision), true, false, false);
  }

  private static Readiness converged(Decision decision, Assessment healthy) {
    if (healthy.status() == True) return new Readiness(ready(True, decision), false, false, false);
    return new Readiness(
        Optional.of(
            new Assessment(ConditionType.Ready, False, healthy.reason(), healthy.message())),
        healthy.status() == Unknown,
        false,
        false);
  }

  private static Optional<Assessment> waiting(Decision.Wait decision) {
    if (transientTrouble(decision)) return Optional.empty();
    return ready(decision.reason() == Reason.HealthSettling ? Unknown : False, decision);
  }

  /** Trouble in reaching AWS says nothing about the environment. */
  private static boolean transientTrouble(Decision decision) {
    return decision.reason() == Reason.AwsUnavailable
        || decision.reason() == Reason.WaitingForFirstObservation;
  }

  private static Optional<Assessment> ready(ConditionStatus status, Decision decision) {
    return Optional.of(
        new Assessment(ConditionType.Ready, status, decision.reason(), decision.message()));
  }
}
