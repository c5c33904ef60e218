package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;

/** A deployment is believed once its health has held; until then it is on its way. */
public final class HealthProofRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var observed = situation.observed();
    if (!HealthProof.isUnproven(observed, situation.version()) || observed.isHealthSettled())
      return Optional.empty();
    boolean healthy = observed.healthyFor().isPresent();
    if (!healthy && (HealthProof.isTimedOut(observed) || isReportedBad(situation)))
      return Optional.empty();
    var live = situation.live().orElseThrow();
    var deployment = situation.deployment();
    return Optional.of(
        new BeanstalkDecision.Wait(
            Reason.HealthSettling,
            "Deployed version %s; waiting for health to be no worse than %s for %d seconds. Beanstalk reports %s."
                .formatted(
                    live.versionLabel(),
                    deployment.effectiveHealthThreshold(),
                    deployment.effectiveHealthSettleSeconds(),
                    live.health())));
  }

  /** Patience has come to its end before. */
  private static boolean isReportedBad(BeanstalkSituation situation) {
    return HealthProof.readyCondition(situation.observed())
        .filter(c -> Reason.Unhealthy.isReasonOf(c) || Reason.HealthUnknown.isReasonOf(c))
        .isPresent();
  }
}
