package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.LastGoodVersion;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesOutcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * When the next pass is due, if nothing happens before.
 *
 * @param activeInterval while something is on its way at AWS
 * @param retryInterval while the user has to change something that may be at AWS
 * @param resyncInterval when all is well
 */
record RequeuePolicy(Duration activeInterval, Duration retryInterval, Duration resyncInterval) {
  /** After a step that was taken, for the next one. */
  static final Duration IMMEDIATELY = Duration.ofMillis(10);

  private static final Duration SOON = Duration.ofSeconds(1);

  /**
   * The time until the next pass, if nothing happens before.
   *
   * @param previousStatus what this pass knew
   * @param status what it found
   * @param now when this pass looked
   */
  Duration nextDelay(
      Plan plan,
      BeanstalkOutcome outcome,
      EbEnvironmentStatus previousStatus,
      EbEnvironmentStatus status,
      Instant now) {
    var usual = usualDelay(plan, outcome, previousStatus, status);
    var scheduled = plan.requeueAt().map(at -> Duration.between(now, at));
    return scheduled.filter(w -> w.compareTo(usual) < 0).map(w -> w.plus(SOON)).orElse(usual);
  }

  private Duration usualDelay(
      Plan plan,
      BeanstalkOutcome outcome,
      EbEnvironmentStatus previousStatus,
      EbEnvironmentStatus status) {
    return switch (outcome) {
      case BeanstalkOutcome.Done _ -> IMMEDIATELY;
      case BeanstalkOutcome.Started _ -> activeInterval;
      case BeanstalkOutcome.IntentRecorded _ -> activeInterval;
      case BeanstalkOutcome.Uncertain _ -> activeInterval;
      case BeanstalkOutcome.Failed _ -> retryInterval;
      case BeanstalkOutcome.NotExecuted _ ->
          isNewlyGood(previousStatus, status) ? SOON : idleDelay(plan.decision(), status);
    };
  }

  /** The earlier of both sides, and of what the clock alone brings. */
  Duration nextDelay(Duration beanstalk, KubernetesPhase.Result kubernetesResult, Instant now) {
    var due =
        kubernetesResult
            .plan()
            .requeueAt()
            .map(at -> Duration.between(now, at).plus(IMMEDIATELY))
            .orElse(resyncInterval);
    var next =
        Stream.of(beanstalk, nextDelay(kubernetesResult), due)
            .min(Duration::compareTo)
            .orElseThrow();
    // A pass may take longer than there was time, and the SDK's timer does not take what is over.
    return next.compareTo(IMMEDIATELY) < 0 ? IMMEDIATELY : next;
  }

  private Duration nextDelay(KubernetesPhase.Result kubernetesResult) {
    return switch (kubernetesResult.outcome()) {
      case KubernetesOutcome.Done _ -> IMMEDIATELY;
      case KubernetesOutcome.Conflict _ -> IMMEDIATELY;
      case KubernetesOutcome.Failed(var lasting, var message) ->
          lasting ? retryInterval : activeInterval;
      case KubernetesOutcome.NotExecuted _ ->
          kubernetesResult.plan().decision().map(this::nextDelay).orElse(resyncInterval);
    };
  }

  private Duration nextDelay(KubernetesDecision decision) {
    return switch (decision) {
      case KubernetesDecision.RecordIntent _, KubernetesDecision.RollBackCutover _ -> IMMEDIATELY;
      case KubernetesDecision.Wait d -> d.reason() == Reason.InputsChanging ? SOON : activeInterval;
      case KubernetesDecision.Refuse _ -> retryInterval;
      case KubernetesDecision.Nothing _, KubernetesDecision.Paused _ -> resyncInterval;
      // Decided and not done: another operator works.
      case KubernetesDecision.ApplyManifests _,
          KubernetesDecision.SwitchService _,
          KubernetesDecision.Prune _,
          KubernetesDecision.ReleaseManifests _ ->
          activeInterval;
    };
  }

  /** Whether a version is known to be good since this pass, and what it runs with not kept yet. */
  private static boolean isNewlyGood(
      EbEnvironmentStatus previousStatus, EbEnvironmentStatus status) {
    var newLastGood = lastGood(status);
    return newLastGood != null
        && newLastGood.settings() == null
        && !newLastGood.equals(lastGood(previousStatus));
  }

  private static @Nullable LastGoodVersion lastGood(EbEnvironmentStatus status) {
    return status.version() == null ? null : status.version().lastGood();
  }

  private Duration idleDelay(BeanstalkDecision decision, EbEnvironmentStatus status) {
    if (decision instanceof BeanstalkDecision.Wait)
      return decision.reason() == Reason.InputsChanging ? SOON : activeInterval;
    if (decision instanceof BeanstalkDecision.Refuse) return retryInterval;
    if (decision instanceof BeanstalkDecision.ReplacementStep.ChangePhase) return IMMEDIATELY;
    // Without an environment nothing at AWS is waited for; the pods have their own rhythm.
    if (decision.reason() == Reason.OnKubernetes) return resyncInterval;
    if (hasPendingRetirement(status)) return activeInterval;
    // Whatever comes at AWS wakes it, and it does nothing before the user requests it.
    if (decision instanceof BeanstalkDecision.Paused && status.operation() == null)
      return resyncInterval;
    boolean ready =
        status
            .condition(ConditionType.Ready)
            .filter(c -> c.status() == ConditionStatus.True)
            .isPresent();
    var lastGoodVersion = lastGood(status);
    boolean runsLastGood =
        lastGoodVersion != null
            && status.version() != null
            && lastGoodVersion.label().equals(status.version().deployed());
    return ready && runsLastGood ? resyncInterval : activeInterval;
  }

  /** Whether an environment that does not serve has yet to go. */
  private static boolean hasPendingRetirement(EbEnvironmentStatus status) {
    var replacement = status.replacement();
    return replacement != null && replacement.phase() != ReplacementPhase.Kept;
  }

  /** Whether something at AWS is awaited, so that it is polled more often. */
  static boolean isAwaitingAws(Plan plan, BeanstalkOutcome outcome, EbEnvironmentStatus status) {
    return outcome instanceof BeanstalkOutcome.Started
        || outcome instanceof BeanstalkOutcome.Uncertain
        || status.operation() != null
        || plan.decision() instanceof BeanstalkDecision.Refuse
        || plan.decision() instanceof BeanstalkDecision.Wait;
  }
}
