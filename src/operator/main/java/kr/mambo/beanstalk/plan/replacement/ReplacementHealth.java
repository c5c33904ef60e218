package kr.mambo.beanstalk.plan.replacement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.SwapCnamesBuilder;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * A second environment that runs what is wanted takes over once its health has held for a while.
 */
final class ReplacementHealth {
  /**
   * New instances count after 12 good checks in two minutes; what is not healthy by then is ill.
   */
  private static final Duration HEALTH_TIMEOUT = Duration.ofMinutes(15);

  private ReplacementHealth() {}

  static BeanstalkDecision nextStep(
      BeanstalkSituation situation,
      BeanstalkSituation replacementSituation,
      ReplacementStatus replacement,
      EnvironmentSnapshot live) {
    var threshold = situation.deployment().effectiveHealthThreshold();
    boolean healthy = live.health().isWithin(threshold);
    var age = Duration.between(replacement.since(), situation.observed().now());
    if (replacement.phase() == ReplacementPhase.Settling) {
      if (!healthy)
        return ReplacementSteps.moveTo(
            situation, replacement, ReplacementPhase.Preparing, unhealthyMessage(live));
      long settle = situation.deployment().effectiveHealthSettleSeconds();
      return age.toSeconds() < settle
          ? new BeanstalkDecision.Wait(
              Reason.Replacing,
              "Waiting for the health of environment %s to hold for %d seconds before swapping the CNAMEs"
                  .formatted(live.name(), settle))
          : swap(situation, replacement, live);
    }
    if (healthy) {
      return ReplacementSteps.moveTo(
          situation,
          replacement,
          ReplacementPhase.Settling,
          "Environment %s runs the desired state and is healthy".formatted(live.name()));
    }
    return age.compareTo(HEALTH_TIMEOUT) < 0
        ? new BeanstalkDecision.Wait(
            Reason.Replacing, unhealthyMessage(live) + "; waiting for health " + threshold)
        : ReplacementSteps.halt(
            situation,
            replacement,
            ReplacementPhase.Failed,
            "%s after %d minutes. %s"
                .formatted(
                    unhealthyMessage(live),
                    HEALTH_TIMEOUT.toMinutes(),
                    String.join(
                        " ", replacementSituation.facts().healthCauses().known().orElse(List.of())))
                .strip(),
            Optional.empty());
  }

  private static String unhealthyMessage(EnvironmentSnapshot live) {
    return "Environment %s runs the desired state but has health %s"
        .formatted(live.name(), live.health());
  }

  /** Nobody swaps an address that is not where it was: the swap would bring another. */
  private static BeanstalkDecision swap(
      BeanstalkSituation situation,
      ReplacementStatus replacement,
      EnvironmentSnapshot replacementLive) {
    var current = situation.live().orElseThrow();
    if (!replacement.cname().equals(current.cname())) {
      return ReplacementSteps.halt(
          situation,
          replacement,
          ReplacementPhase.SwapFailed,
          "Neither environment %s nor %s has CNAME %s. Swap the CNAMEs in Beanstalk so that one of them has it"
              .formatted(current.name(), replacementLive.name(), replacement.cname()),
          Optional.empty());
    }
    return SwapCnamesBuilder.builder()
        .environmentName(current.name())
        .environmentId(current.id())
        .replacementName(replacementLive.name())
        .replacementId(replacementLive.id())
        .cname(replacement.cname())
        .reason(Reason.Replacing)
        .message(
            "Swapping CNAMEs: environment %s replaces %s"
                .formatted(replacementLive.name(), current.name()))
        .build();
  }
}
