package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A version that Beanstalk has deployed is proven by its health: good once it has held, bad once it
 * has stayed worse than asked for longer than it takes to come up.
 */
final class Proving {
  /**
   * A new web instance counts as Ok after twelve checks in two minutes (health-enhanced-status in
   * the developer guide), and its application may need as long to warm up.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Proving() {}

  /** Whether the version that runs, as it is wanted, was never seen to be good. */
  static boolean unproven(Observation seen, @Nullable Version version) {
    var live = live(seen);
    return version != null
        && live.isPresent()
        && live.get().lifecycle() == Lifecycle.Ready
        && live.get().versionLabel() != null
        && live.get().versionLabel().equals(version.desired())
        && (version.lastGood() == null
            || !version.lastGood().label().equals(live.get().versionLabel()));
  }

  static boolean impatient(Observation seen) {
    var settle = Duration.ofSeconds(seen.subject().deployment().healthSettleSeconds());
    return !since(seen).plus(settle).plus(PATIENCE).isAfter(seen.now());
  }

  /** Ready is Unknown from the end of the deployment until its health has said what it is. */
  private static Instant since(Observation seen) {
    return ready(seen)
        .filter(c -> c.status() == ConditionStatus.Unknown)
        .filter(c -> c.reason().equals(Reason.HealthSettling.name()))
        .map(Condition::lastTransitionTime)
        .orElse(seen.now());
  }

  static Optional<Condition> ready(Observation seen) {
    return seen.subject().before().condition(ConditionType.Ready);
  }

  /** A deployment that succeeded and made an environment worse than it was has failed. */
  static Optional<Verdict> failure(Observation seen) {
    var before = seen.subject().before();
    var version = before.version();
    if (!unproven(seen, version) || version == null || version.lastGood() == null) {
      return Optional.empty();
    }
    var live = live(seen).orElseThrow();
    var label = String.valueOf(live.versionLabel());
    var threshold = seen.subject().deployment().healthThreshold();
    boolean bad = live.health().known() && !live.health().within(threshold);
    boolean told = before.failedVersions().stream().anyMatch(f -> f.label().equals(label));
    if (!bad || told || !impatient(seen)) return Optional.empty();
    var operation =
        new Operation(
            OperationKind.Deploy.name(),
            label,
            null,
            since(seen),
            seen.subject().generation(),
            null);
    var causes = String.join(" ", seen.facts().causes().known().orElse(List.of()));
    return Optional.of(
        new Verdict.Failed(
            operation,
            Verdicts.atMost(
                "It was deployed, and health has been %s since, worse than %s. %s"
                    .formatted(live.health(), threshold, causes)),
            false));
  }

  private static Optional<EnvironmentSnapshot> live(Observation seen) {
    return seen.live() instanceof Live.Present(var snapshot)
        ? Optional.of(snapshot)
        : Optional.empty();
  }
}
