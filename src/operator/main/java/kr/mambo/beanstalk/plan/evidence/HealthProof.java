package kr.mambo.beanstalk.plan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.MessageLimit;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A version that Beanstalk has deployed is proven by its health: good once it has held, bad once it
 * has stayed worse than asked for longer than it takes to come up.
 */
final class HealthProof {
  /**
   * A new web instance counts as Ok after twelve checks in two minutes (health-enhanced-status in
   * the developer guide), and its application may need as long to warm up.
   */
  private static final Duration HEALTH_TIMEOUT = Duration.ofMinutes(5);

  private HealthProof() {}

  /** Whether the version that runs, as it is wanted, was never seen to be good. */
  static boolean isUnproven(Observation observed, @Nullable Version version) {
    var live = observed.environment().snapshot();
    return version != null
        && live.isPresent()
        && live.get().lifecycle() == Lifecycle.Ready
        && live.get().versionLabel() != null
        && live.get().versionLabel().equals(version.desired())
        && (version.lastGood() == null
            || !version.lastGood().label().equals(live.get().versionLabel()));
  }

  static boolean isTimedOut(Observation observed) {
    var settle =
        Duration.ofSeconds(observed.resource().deployment().effectiveHealthSettleSeconds());
    return !provingStartedAt(observed).plus(settle).plus(HEALTH_TIMEOUT).isAfter(observed.now());
  }

  /** Ready is Unknown from the end of the deployment until its health has said what it is. */
  private static Instant provingStartedAt(Observation observed) {
    return readyCondition(observed)
        .filter(c -> c.status() == ConditionStatus.Unknown)
        .filter(Reason.HealthSettling::isReasonOf)
        .map(Condition::lastTransitionTime)
        .orElse(observed.now());
  }

  static Optional<Condition> readyCondition(Observation observed) {
    return observed.resource().previousStatus().condition(ConditionType.Ready);
  }

  /** A deployment that succeeded and made an environment worse than it was has failed. */
  static Optional<OperationVerdict> failure(Observation observed) {
    var previousStatus = observed.resource().previousStatus();
    var version = previousStatus.version();
    if (!isUnproven(observed, version) || version == null || version.lastGood() == null) {
      return Optional.empty();
    }
    var live = observed.environment().snapshot().orElseThrow();
    var label = String.valueOf(live.versionLabel());
    var threshold = observed.resource().deployment().effectiveHealthThreshold();
    boolean unhealthy = live.health().isKnown() && !live.health().isWithin(threshold);
    boolean reported =
        previousStatus.failedVersions().stream().anyMatch(f -> f.label().equals(label));
    if (!unhealthy || reported || !isTimedOut(observed)) return Optional.empty();
    var operation =
        new Operation(
            OperationKind.Deploy.name(),
            label,
            null,
            provingStartedAt(observed),
            observed.resource().generation(),
            null);
    var causes = String.join(" ", observed.facts().healthCauses().known().orElse(List.of()));
    return Optional.of(
        new OperationVerdict.Failed(
            operation,
            MessageLimit.truncate(
                "Deployed, but health has been %s since, worse than %s. %s"
                    .formatted(live.health(), threshold, causes)),
            false));
  }
}
