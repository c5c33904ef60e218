package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;

/**
 * A generation whose options or tags cannot be compared with what is at AWS is not called done: its
 * user reads what is missing. Once it was, what cannot be read is only told.
 */
final class UnreadRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    boolean done = situation.seen().subject().applied();
    // Bad health is told before, and calls nothing done either.
    boolean healthy = situation.seen().healthyFor().isPresent();
    return (done && !situation.asksForChanges()) || !healthy
        ? Optional.empty()
        : compared(situation).map(Decision::because);
  }

  /** What is missing for a comparison. */
  static Optional<Failure> compared(Situation situation) {
    var facts = situation.facts();
    return facts.settings().unreadable().or(() -> facts.tags().unreadable());
  }

  /** Unknown, where somebody has to do something before it can be known again. */
  static Optional<Assessment> assess(ConditionType type, Optional<Failure> failure) {
    return failure
        .map(Decision::because)
        .filter(Decision.Refuse.class::isInstance)
        .map(told -> new Assessment(type, ConditionStatus.Unknown, told.reason(), told.message()));
  }
}
