package kr.mambo.beanstalk.plan.replacement;

import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.lifecycle.EnvironmentRetirement;

/** Once all is well: an environment that was replaced, or given up, goes. */
public final class RetirementRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var replacement = situation.previousStatus().replacement();
    if (replacement == null || replacement.phase().isBeforeSwap()) return Optional.empty();
    return EnvironmentRetirement.nextStep(situation, replacement)
        .or(() -> describe(replacement).map(RetirementRule::deployedWith));
  }

  /** What the user should know about it although nothing is to be done. */
  private static Optional<String> describe(ReplacementStatus replacement) {
    return switch (replacement.phase()) {
      case Retiring -> {
        var after = replacement.terminateAfter();
        yield Optional.of(
            "The replaced environment %s will be terminated %s"
                .formatted(
                    replacement.environmentName(), after == null ? "soon" : "after " + after));
      }
      case Kept -> Optional.of(replacement.reason());
      case Abandoning, Preparing, Settling, Failed, SwapFailed -> Optional.empty();
    };
  }

  private static BeanstalkDecision deployedWith(String besides) {
    return new BeanstalkDecision.Nothing(
        Reason.Deployed, BeanstalkDecision.Nothing.DEPLOYED.message() + ". " + besides);
  }
}
