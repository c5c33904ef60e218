package kr.mambo.beanstalk.plan;

import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/** A deployment is believed once its health has held; until then it is on its way. */
final class HealthRule implements Rule {
  private static final Set<String> BAD =
      Set.of(Reason.Unhealthy.name(), Reason.HealthUnknown.name());

  @Override
  public Optional<Decision> decide(Situation situation) {
    var seen = situation.seen();
    if (!Proving.unproven(seen, situation.version()) || seen.healthHolds()) return Optional.empty();
    boolean good = seen.healthyFor().isPresent();
    if (!good && (Proving.impatient(seen) || told(situation))) return Optional.empty();
    var live = situation.live().orElseThrow();
    var deployment = situation.deployment();
    return Optional.of(
        new Decision.Wait(
            Reason.HealthSettling,
            "Version %s is deployed; health has to be no worse than %s for %d seconds before that is believed. Beanstalk reports %s"
                .formatted(
                    live.versionLabel(),
                    deployment.healthThreshold(),
                    deployment.healthSettleSeconds(),
                    live.health())));
  }

  /** Patience has come to its end before. */
  private static boolean told(Situation situation) {
    return Proving.ready(situation.seen()).filter(c -> BAD.contains(c.reason())).isPresent();
  }
}
