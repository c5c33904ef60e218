package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;

/** Nothing is done on a guess: first AWS has to have answered. */
final class VisibilityRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!(situation.seen().live() instanceof Live.Unknown(var reason, var message)))
      return Optional.empty();
    return Optional.of(
        reason == Reason.WaitingForFirstObservation || reason == Reason.AwsUnavailable
            ? new Decision.Wait(reason, message)
            : new Decision.Refuse(reason, message));
  }
}
