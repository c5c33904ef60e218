package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;

/** One consideration: decides, or leaves it to the rules after it. */
interface Rule {
  Optional<Decision> decide(Situation situation);
}
