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
    if (decision.isHousekeeping()) return converged(BeanstalkDecision.Nothing.DEPLOYED, healthy);
    return switch (decision) {
      case BeanstalkDecision.Nothing d -> converged(d, healthy);
      case BeanstalkDecision.Refuse d -> new Readiness(ready(False, d), false, true, false);
      case BeanstalkDecision.Paused d ->
          new Readiness(ready(Unknown, d), false, false, d.reason() != Reason.Observing);
      case BeanstalkDecision.Wait d -> new Readiness(readyWhileWaiting(d), true, false, false);
      case BeanstalkDecision.CollectGarbage _,
          BeanstalkDecision.SaveSettings _,
          BeanstalkDecision.RequestLogs _,
          BeanstalkDecision.CreateApplication _,
          BeanstalkDecision.UploadArtifacts _,
          BeanstalkDecision.CreateVersion _,
          BeanstalkDecision.CreateEnvironment _,
          BeanstalkDecision.UpdateEnvironment _,
          BeanstalkDecision.UpdateTags _,
          BeanstalkDecision.Abort _,
          BeanstalkDecision.DeleteDraftConfiguration _,
          BeanstalkDecision.Terminate _,
          BeanstalkDecision.ReplacementStep _,
          BeanstalkDecision.CleanUp _,
          BeanstalkDecision.Release _,
          BeanstalkDecision.RemoveFinalizer _ ->
          inProgress(decision);
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
    // Trouble in reaching AWS says nothing about the environment.
    if (decision.reason().isTransient()) return Optional.empty();
    return ready(decision.reason() == Reason.HealthSettling ? Unknown : False, decision);
  }

  private static Optional<ConditionAssessment> ready(
      ConditionStatus status, BeanstalkDecision decision) {
    return Optional.of(
        new ConditionAssessment(
            ConditionType.Ready, status, decision.reason(), decision.message()));
  }
}
