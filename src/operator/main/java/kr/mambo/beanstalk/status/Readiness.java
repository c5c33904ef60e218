package kr.mambo.beanstalk.status;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Reason;

/**
 * What a decision means for those who wait for Ready, by the rules of kstatus: Reconciling and
 * Stalled are there only while True, and a Stalled resource counts as failed.
 *
 * @param ready empty: leave it as it was
 */
record Readiness(
    Optional<ConditionAssessment> ready, boolean reconciling, boolean stalled, boolean paused) {
  static Readiness of(BeanstalkDecision decision, ConditionAssessment healthy) {
    return switch (decision) {
      case BeanstalkDecision.Nothing d -> converged(d, healthy);
      case BeanstalkDecision.CollectGarbage d ->
          d.reason() == Reason.CleaningUp
              ? converged(BeanstalkDecision.Nothing.DEPLOYED, healthy)
              : inProgress(d);
      case BeanstalkDecision.SaveSettings d ->
          converged(BeanstalkDecision.Nothing.DEPLOYED, healthy);
      case BeanstalkDecision.RequestLogs d -> inProgress(d);
      case BeanstalkDecision.Refuse d -> new Readiness(ready(False, d), false, true, false);
      case BeanstalkDecision.Paused d ->
          new Readiness(ready(Unknown, d), false, false, d.reason() != Reason.Observing);
      case BeanstalkDecision.Wait d -> new Readiness(readyWhileWaiting(d), true, false, false);
      case BeanstalkDecision.CreateApplication d -> inProgress(d);
      case BeanstalkDecision.UploadArtifacts d -> inProgress(d);
      case BeanstalkDecision.CreateVersion d -> inProgress(d);
      case BeanstalkDecision.CreateEnvironment d -> inProgress(d);
      case BeanstalkDecision.UpdateEnvironment d -> inProgress(d);
      case BeanstalkDecision.UpdateTags d -> inProgress(d);
      case BeanstalkDecision.Abort d -> inProgress(d);
      case BeanstalkDecision.DeleteDraftConfiguration d -> inProgress(d);
      case BeanstalkDecision.Terminate d -> inProgress(d);
      case BeanstalkDecision.ReplacementStep d ->
          d.reason() == Reason.Retiring
              ? converged(BeanstalkDecision.Nothing.DEPLOYED, healthy)
              : inProgress(d);
      case BeanstalkDecision.CleanUp d -> inProgress(d);
      case BeanstalkDecision.Release d -> inProgress(d);
      case BeanstalkDecision.RemoveFinalizer d -> inProgress(d);
    };
  }

  private static Readiness inProgress(BeanstalkDecision decision) {
    return new Readiness(ready(False, decision), true, false, false);
  }

  private static Readiness converged(BeanstalkDecision decision, ConditionAssessment healthy) {
    if (healthy.status() == True) return new Readiness(ready(True, decision), false, false, false);
    return new Readiness(
        Optional.of(
            new ConditionAssessment(
                ConditionType.Ready, False, healthy.reason(), healthy.message())),
        healthy.status() == Unknown,
        false,
        false);
  }

  private static Optional<ConditionAssessment> readyWhileWaiting(BeanstalkDecision.Wait decision) {
    if (isTransient(decision)) return Optional.empty();
    return ready(decision.reason() == Reason.HealthSettling ? Unknown : False, decision);
  }

  /** Trouble in reaching AWS says nothing about the environment. */
  private static boolean isTransient(BeanstalkDecision decision) {
    return decision.reason() == Reason.AwsUnavailable
        || decision.reason() == Reason.WaitingForFirstObservation;
  }

  private static Optional<ConditionAssessment> ready(
      ConditionStatus status, BeanstalkDecision decision) {
    return Optional.of(
        new ConditionAssessment(
            ConditionType.Ready, status, decision.reason(), decision.message()));
  }
}
