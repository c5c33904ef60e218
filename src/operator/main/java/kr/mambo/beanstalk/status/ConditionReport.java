package kr.mambo.beanstalk.status;

import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;

/** The conditions that follow from a pass. */
final class ConditionReport {
  private ConditionReport() {}

  static Conditions of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var resource = observed.resource();
    var conditions =
        new Conditions(
            resource.previousStatus().conditions(), resource.generation(), observed.now());
    plan.assessments().forEach(conditions::set);
    var healthy = HealthReport.assess(observed);
    if (!(observed.environment() instanceof EnvironmentState.Unknown)
        || conditions.get(ConditionType.Healthy).isEmpty()) conditions.set(healthy);
    var decision =
        switch (outcome) {
          case BeanstalkOutcome.Failed(var failure) -> because(plan.decision(), failure);
          case BeanstalkOutcome.Uncertain(var operation, var failure) ->
              BeanstalkDecision.forFailure(failure);
          case BeanstalkOutcome.NotExecuted none -> plan.decision();
          case BeanstalkOutcome.Done done -> plan.decision();
          case BeanstalkOutcome.Started begun -> plan.decision();
          case BeanstalkOutcome.IntentRecorded intended -> plan.decision();
        };
    var speaker = Speaker.of(decision, healthy, plan.kubernetes());
    var readiness = speaker.readiness();
    boolean stale =
        conditions
            .get(ConditionType.Ready)
            .filter(c -> Objects.equals(c.observedGeneration(), resource.generation()))
            .isEmpty();
    var otherwise =
        new ConditionAssessment(
            ConditionType.Ready, ConditionStatus.Unknown, speaker.reason(), speaker.message());
    if (readiness.ready().isPresent() || stale) conditions.set(readiness.ready().orElse(otherwise));
    boolean quiet =
        readiness.ready().isEmpty() && conditions.is(ConditionType.Ready, ConditionStatus.True);
    conditions.setOrRemove(
        readiness.reconciling() && !quiet, speaker.with(ConditionType.Reconciling));
    conditions.setOrRemove(readiness.stalled(), speaker.with(ConditionType.Stalled));
    conditions.setOrRemove(readiness.paused(), speaker.with(ConditionType.Paused));
    plan.kubernetes()
        .podsReady()
        .ifPresentOrElse(conditions::set, () -> conditions.remove(ConditionType.PodsReady));
    return conditions;
  }

  private static BeanstalkDecision because(BeanstalkDecision tried, Failure failure) {
    boolean together =
        tried instanceof BeanstalkDecision.UpdateEnvironment update && update.isCombined();
    return together && failure instanceof Failure.UnsupportedCombination
        ? new BeanstalkDecision.Wait(
            Reason.InTwoCalls,
            "Beanstalk does not take version and options in one call: they go one after the other")
        : BeanstalkDecision.forFailure(failure);
  }
}
