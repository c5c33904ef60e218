package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.StatusPerspective;
import org.jspecify.annotations.Nullable;

/**
 * Which of two environments serves: the one that answers at the address, whoever brought that
 * about. Everything else of a pass then speaks of that one.
 */
final class ActiveEnvironmentResolver {
  private final Duration grace;

  /**
   * @param grace how long a replaced environment is kept: its address may be cached somewhere, and
   *     it is the way back
   */
  ActiveEnvironmentResolver(Duration grace) {
    this.grace = grace;
  }

  /** The resource with the status' first place given to the one that serves now. */
  EnvironmentResource resolve(
      EnvironmentResource resource, Map<String, EnvironmentSnapshot> environments, Instant now) {
    var previousStatus = resource.previousStatus();
    var replacement = previousStatus.replacement();
    if (replacement == null || previousStatus.environmentName() == null) return resource;
    var replacementSnapshot = environments.get(replacement.environmentName());
    if (replacementSnapshot == null
        || !replacementSnapshot.id().equals(replacement.environmentId())) return resource;
    var first = environments.get(previousStatus.environmentName());
    if (servesAt(replacementSnapshot, replacement)
        && (first == null || !servesAt(first, replacement)))
      return resource.withStatus(swapEnvironments(previousStatus, replacement, now));
    boolean orphan =
        first == null
            && replacement.phase().isBeforeSwap()
            && resource.spec().cnamePrefix() == null;
    // Without a prefix of its own the address is lost with the first, and the second is all there
    // is.
    return orphan
        ? resource.withStatus(swapEnvironments(previousStatus, replacement, now))
        : resource;
  }

  private static boolean servesAt(EnvironmentSnapshot environment, ReplacementStatus replacement) {
    return replacement.cname().equals(environment.cname());
  }

  private EbEnvironmentStatus swapEnvironments(
      EbEnvironmentStatus previousStatus, ReplacementStatus replacement, Instant now) {
    var status = StatusPerspective.fromReplacement(previousStatus, replacement);
    return StatusPerspective.withReplacement(
        status, nextReplacement(previousStatus, status.replacement(), replacement, now));
  }

  private @Nullable ReplacementStatus nextReplacement(
      EbEnvironmentStatus previousStatus,
      @Nullable ReplacementStatus first,
      ReplacementStatus replacement,
      Instant now) {
    if (first == null) return null;
    if (replacement.phase() == ReplacementPhase.Retiring
        || replacement.phase() == ReplacementPhase.Kept) {
      var why =
          "Another actor swapped the CNAMEs back: environment %s serves again. Change the spec, or set the annotation eb.mambo.kr/reconcile-requested-at, to swap them again."
              .formatted(replacement.environmentName());
      return first
          .withPhase(ReplacementPhase.SwapFailed, why, now)
          .withAttempt(attempted(previousStatus));
    }
    var why = "Replaced by environment %s".formatted(replacement.environmentName());
    return first.withPhase(ReplacementPhase.Retiring, why, now).withTerminateAfter(now.plus(grace));
  }

  /** What was attempted with the one that no longer serves. */
  private static ReplacementStatus.@Nullable Attempt attempted(EbEnvironmentStatus previousStatus) {
    var version = previousStatus.version();
    return previousStatus.observedGeneration() == null
            || version == null
            || version.desired() == null
        ? null
        : new ReplacementStatus.Attempt(previousStatus.observedGeneration(), version.desired());
  }
}
