package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.LogsOnFailure;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/** What the schema knows and this version cannot honour is refused, never ignored. */
final class SupportRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var spec = situation.spec();
    if (spec.logsOnFailure() != LogsOnFailure.None)
      return no("spec.logsOnFailure Secret", "write None");
    return Optional.empty();
  }

  private static Optional<Decision> no(String what, String instead) {
    return Optional.of(
        new Decision.Refuse(
            Reason.NotSupported,
            "This version of the operator cannot honour " + what + ": " + instead));
  }
}
