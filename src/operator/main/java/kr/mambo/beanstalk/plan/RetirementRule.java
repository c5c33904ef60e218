package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/** Once all is well: an environment that was replaced, or given up, goes. */
final class RetirementRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var second = situation.before().replacement();
    if (second == null || second.phase().beforeSwap()) return Optional.empty();
    return Retirement.next(situation, second).or(() -> said(second).map(RetirementRule::deployed));
  }

  /** What its user should know about it although nothing is to be done. */
  private static Optional<String> said(SecondEnvironment second) {
    return switch (second.phase()) {
      case Retiring -> {
        var after = second.terminateAfter();
        yield Optional.of(
            "Environment %s, which was replaced, is terminated %s"
                .formatted(second.environmentName(), after == null ? "soon" : "after " + after));
      }
      case Kept -> Optional.of(second.reason());
      case Dropping, Preparing, Settling, Failed, Unswapped -> Optional.empty();
    };
  }

  private static Decision deployed(String besides) {
    return new Decision.Nothing(
        Reason.Deployed, Decision.Nothing.DEPLOYED.message() + ". " + besides);
  }
}
