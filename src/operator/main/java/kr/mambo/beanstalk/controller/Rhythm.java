package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.LastGood;
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
 * @param moving while something is on its way at AWS
 * @param recheck while its user has to change something that may be at AWS
 * @param backstop when all is well
 */
record Rhythm(Duration moving, Duration recheck, Duration backstop) {
  /** After a step that was taken, for the next one. */
  static final Duration AT_ONCE = Duration.ofMillis(10);

  private static final Duration SOON = Duration.ofSeconds(1);

  /**
   * The time until the next pass, if nothing happens before.
   *
   * @param before what this pass knew
   * @param status what it found
   * @param now when this pass looked
   */
  Duration next(
      Plan plan,
      BeanstalkOutcome outcome,
      EbEnvironmentStatus before,
      EbEnvironmentStatus status,
      Instant now) {
    var usual = usual(plan, outcome, before, status);
    var woken = plan.requeueAt().map(at -> Duration.between(now, at));
    return woken.filter(w -> w.compareTo(usual) < 0).map(w -> w.plus(SOON)).orElse(usual);
  }

  private Duration usual(
      Plan plan, BeanstalkOutcome outcome, EbEnvironmentStatus before, EbEnvironmentStatus status) {
    return switch (outcome) {
      case BeanstalkOutcome.Done done -> AT_ONCE;
      case BeanstalkOutcome.Started begun -> moving;
      case BeanstalkOutcome.IntentRecorded intended -> moving;
      case BeanstalkOutcome.Uncertain uncertain -> moving;
      case BeanstalkOutcome.Failed failed -> recheck;
      case BeanstalkOutcome.NotExecuted idle ->
          newlyGood(before, status) ? SOON : idle(plan.decision(), status);
    };
  }

  /** The earlier of both sides, and of what the clock alone brings. */
  Duration next(Duration beanstalk, ClusterPhase.Result cluster, Instant now) {
    var due =
        cluster
            .plan()
            .requeueAt()
            .map(at -> Duration.between(now, at).plus(AT_ONCE))
            .orElse(backstop);
    var next = Stream.of(beanstalk, next(cluster), due).min(Duration::compareTo).orElseThrow();
    // A pass may take longer than there was time, and the SDK's timer does not take what is over.
    return next.compareTo(AT_ONCE) < 0 ? AT_ONCE : next;
  }

  private Duration next(ClusterPhase.Result cluster) {
    return switch (cluster.outcome()) {
      case KubernetesOutcome.Done done -> AT_ONCE;
      case KubernetesOutcome.Conflict overtaken -> AT_ONCE;
      case KubernetesOutcome.Failed(var lasting, var message) -> lasting ? recheck : moving;
      case KubernetesOutcome.NotExecuted idle ->
          cluster.plan().decision().map(this::next).orElse(backstop);
    };
  }

  private Duration next(KubernetesDecision decision) {
    return switch (decision) {
      case KubernetesDecision.RecordIntent d -> AT_ONCE;
      case KubernetesDecision.RollBackCutover d -> AT_ONCE;
      case KubernetesDecision.Wait d -> d.reason() == Reason.Settling ? SOON : moving;
      case KubernetesDecision.Refuse d -> recheck;
      case KubernetesDecision.Nothing d -> backstop;
      case KubernetesDecision.Paused d -> backstop;
      // Decided and not done: another operator works.
      case KubernetesDecision.ApplyManifests d -> moving;
      case KubernetesDecision.SwitchService d -> moving;
      case KubernetesDecision.Prune d -> moving;
      case KubernetesDecision.ReleaseManifests d -> moving;
    };
  }

  /** Whether a version is known to be good since this pass, and what it runs with not kept yet. */
  private static boolean newlyGood(EbEnvironmentStatus before, EbEnvironmentStatus status) {
    var good = good(status);
    return good != null && good.settings() == null && !good.equals(good(before));
  }

  private static @Nullable LastGood good(EbEnvironmentStatus status) {
    return status.version() == null ? null : status.version().lastGood();
  }

  private Duration idle(BeanstalkDecision decision, EbEnvironmentStatus status) {
    if (decision instanceof BeanstalkDecision.Wait)
      return decision.reason() == Reason.Settling ? SOON : moving;
    if (decision instanceof BeanstalkDecision.Refuse) return recheck;
    if (decision instanceof BeanstalkDecision.ReplacementStep.ChangePhase) return AT_ONCE;
    // Without an environment nothing at AWS is waited for; the pods have their own rhythm.
    if (decision.reason() == Reason.OnKubernetes) return backstop;
    if (leaving(status)) return moving;
    // Whatever comes at AWS wakes it, and it does nothing before its user says so.
    if (decision instanceof BeanstalkDecision.Paused && status.operation() == null) return backstop;
    boolean ready =
        status.conditions().stream()
            .anyMatch(
                c ->
                    c.type().equals(ConditionType.Ready.name())
                        && c.status() == ConditionStatus.True);
    var known = good(status);
    boolean good =
        known != null
            && status.version() != null
            && known.label().equals(status.version().deployed());
    return ready && good ? backstop : moving;
  }

  /** Whether an environment that does not serve has yet to go. */
  private static boolean leaving(EbEnvironmentStatus status) {
    var second = status.replacement();
    return second != null && second.phase() != ReplacementPhase.Kept;
  }

  /** Whether something at AWS is awaited, so that it is polled more often. */
  static boolean awaits(Plan plan, BeanstalkOutcome outcome, EbEnvironmentStatus status) {
    return outcome instanceof BeanstalkOutcome.Started
        || outcome instanceof BeanstalkOutcome.Uncertain
        || status.operation() != null
        || plan.decision() instanceof BeanstalkDecision.Refuse
        || plan.decision() instanceof BeanstalkDecision.Wait;
  }
}
