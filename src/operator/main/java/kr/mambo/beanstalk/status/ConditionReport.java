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
          case BeanstalkOutcome.Failed(var failure) -> decisionForFailure(plan.decision(), failure);
          case BeanstalkOutcome.Uncertain(var operation, var failure) ->
              BeanstalkDecision.forFailure(failure);
          case BeanstalkOutcome.NotExecuted _ -> plan.decision();
          case BeanstalkOutcome.Done _ -> plan.decision();
          case BeanstalkOutcome.Started _ -> plan.decision();
          case BeanstalkOutcome.IntentRecorded _ -> plan.decision();
        };
    var readySource = ReadySource.of(decision, healthy, plan.kubernetes());
    var readiness = readySource.readiness();
    boolean stale =
        conditions
            .get(ConditionType.Ready)
            .filter(c -> Objects.equals(c.observedGeneration(), resource.generation()))
            .isEmpty();
    var fallback =
        new ConditionAssessment(
            ConditionType.Ready,
            ConditionStatus.Unknown,
            readySource.reason(),
            readySource.message());
    if (readiness.ready().isPresent() || stale) conditions.set(readiness.ready().orElse(fallback));
    boolean staysReady =
        readiness.ready().isEmpty()
            && conditions.hasStatus(ConditionType.Ready, ConditionStatus.True);
    conditions.setOrRemove(
        readiness.reconciling() && !staysReady,
        readySource.toAssessment(ConditionType.Reconciling));
    conditions.setOrRemove(readiness.stalled(), readySource.toAssessment(ConditionType.Stalled));
    conditions.setOrRemove(readiness.paused(), readySource.toAssessment(ConditionType.Paused));
    plan.kubernetes()
        .podsReady()
        .ifPresentOrElse(conditions::set, () -> conditions.remove(ConditionType.PodsReady));
    return conditions;
  }

  private static BeanstalkDecision decisionForFailure(
      BeanstalkDecision attempted, Failure failure) {
    boolean combined =
        attempted instanceof BeanstalkDecision.UpdateEnvironment update && update.isCombined();
    return combined && failure instanceof Failure.UnsupportedCombination
        ? new BeanstalkDecision.Wait(
            Reason.SplitUpdate,
            "Beanstalk does not accept version and options in one call: updating them one after the other")
        : BeanstalkDecision.forFailure(failure);
  }
}
