package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;

/** Somebody else's operation is waited for, and never an error. */
final class BusyRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    return situation
        .live()
        .filter(e -> e.lifecycle() != Lifecycle.Ready)
        .map(
            e ->
                new Decision.Wait(
                    Reason.OperationInProgress,
                    "The environment is "
                        + e.lifecycle()
                        + " by somebody else's doing: waiting until it is Ready"));
  }
}
