package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Failure;

/**
 * A generation whose options or tags cannot be compared with what is at AWS is not called done: its
 * user reads what is missing. Once it was, what cannot be read is only reported.
 */
public final class UnreadableFactsRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    boolean applied = situation.observed().resource().isApplied();
    // Bad health is reported before, and calls nothing done either.
    boolean healthy = situation.observed().healthyFor().isPresent();
    return (applied && !situation.isApplyRequested()) || !healthy
        ? Optional.empty()
        : comparisonFailure(situation).map(BeanstalkDecision::forFailure);
  }

  /** What is missing for a comparison. */
  public static Optional<Failure> comparisonFailure(BeanstalkSituation situation) {
    var facts = situation.facts();
    return facts.settings().readFailure().or(() -> facts.tags().readFailure());
  }

  /** Unknown, where the user has to do something before it can be known again. */
  public static Optional<ConditionAssessment> assess(
      ConditionType type, Optional<Failure> failure) {
    return failure
        .map(BeanstalkDecision::forFailure)
        .filter(BeanstalkDecision.Refuse.class::isInstance)
        .map(
            refusal ->
                new ConditionAssessment(
                    type, ConditionStatus.Unknown, refusal.reason(), refusal.message()));
  }
}
