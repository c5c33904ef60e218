package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Decision;

/** Without an identity that may be used, nothing is done. */
final class AccessRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    return situation.seen().access() instanceof Access.Refused(var reason, var message)
        ? Optional.of(new Decision.Refuse(reason, message))
        : Optional.empty();
  }
}
