package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;

/** Without an identity that may be used, nothing is done. */
public final class AccessRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    return situation.observed().access() instanceof Access.Refused(var reason, var message)
        ? Optional.of(new BeanstalkDecision.Refuse(reason, message))
        : Optional.empty();
  }
}
