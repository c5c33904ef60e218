package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;

/** One consideration: decides, or leaves it to the rules after it. */
public interface BeanstalkRule {
  Optional<BeanstalkDecision> decide(BeanstalkSituation situation);
}
