package kr.mambo.beanstalk.status;

import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;

/** The conditions that follow from a pass. */
final class ConditionReport {
  private ConditionReport() {}

  static Conditions of(Observation seen, Plan plan, Outcome outcome) {
    var subject = seen.subject();
    var conditions =
        new Conditions(subject.before().conditions(), subject.generation(), seen.now());
    plan.assessments().forEach(conditions::set);
    var healthy = HealthReport.assess(seen);
    if (!(seen.live() instanceof Live.Unknown) || conditions.get(ConditionType.Healthy).isEmpty())
      conditions.set(healthy);
    var decision =
        switch (outcome) {
          case Outcome.Failed(var failure) -> because(plan.decision(), failure);
          case Outcome.Uncertain(var operation, var failure) -> Decision.because(failure);
          case Outcome.Idle none -> plan.decision();
          case Outcome.Done done -> plan.decision();
          case Outcome.Begun begun -> plan.decision();
          case Outcome.Intended intended -> plan.decision();
        };
    var speaker = Speaker.of(decision, healthy, plan.cluster());
    var readiness = speaker.readiness();
    boolean stale =
        conditions
            .get(ConditionType.Ready)
            .filter(c -> Objects.equals(c.observedGeneration(), subject.generation()))
            .isEmpty();
    var otherwise =
        new Assessment(
            ConditionType.Ready, ConditionStatus.Unknown, speaker.reason(), speaker.message());
    if (readiness.ready().isPresent() || stale) conditions.set(readiness.ready().orElse(otherwise));
    boolean quiet =
        readiness.ready().isEmpty() && conditions.is(ConditionType.Ready, ConditionStatus.True);
    conditions.setOrRemove(
        readiness.reconciling() && !quiet, speaker.with(ConditionType.Reconciling));
    conditions.setOrRemove(readiness.stalled(), speaker.with(ConditionType.Stalled));
    conditions.setOrRemove(readiness.paused(), speaker.with(ConditionType.Paused));
    plan.cluster()
        .podsReady()
        .ifPresentOrElse(conditions::set, () -> conditions.remove(ConditionType.PodsReady));
    return conditions;
  }

  private static Decision because(Decision tried, Failure failure) {
    boolean together = tried instanceof Decision.UpdateEnvironment update && update.combined();
    return together && failure instanceof Failure.Combination
        ? new Decision.Wait(
            Reason.InTwoCalls,
            "Beanstalk does not take version and options in one call: they go one after the other")
        : Decision.because(failure);
  }
}
