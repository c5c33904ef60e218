package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentState;

/** Nothing is done on a guess: first AWS has to have answered. */
public final class UnknownEnvironmentRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!(situation.observed().environment()
        instanceof EnvironmentState.Unknown(var reason, var message))) return Optional.empty();
    return Optional.of(
        reason.isTransient()
            ? new BeanstalkDecision.Wait(reason, message)
            : new BeanstalkDecision.Refuse(reason, message));
  }
}
