package kr.mambo.beanstalk.plan.options;

import java.time.Duration;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * An update that failed may leave its settings behind as a draft, which other tools stumble over.
 * Ours is deleted, once: it failed while our operation ran, when nobody else could begin one. A
 * draft of any other time belongs to another actor.
 */
public final class DraftCleanupRule implements BeanstalkRule {
  /** Clocks of AWS and of this machine may differ by so much. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var failed = situation.previousStatus().failedOperation();
    var draft = situation.facts().draft().known().flatMap(found -> found);
    if (failed == null || failed.draftDeletedAt() != null || draft.isEmpty()) {
      return Optional.empty();
    }
    return situation.verdict() instanceof OperationVerdict.None
            && isFromFailedOperation(draft.get(), failed)
        ? Optional.of(
            new BeanstalkDecision.DeleteDraftConfiguration(
                situation.spec().application(),
                situation.live().orElseThrow().name(),
                Reason.CleaningUp,
                "Deleting the draft configuration left by the failed %s".formatted(failed.kind())))
        : Optional.empty();
  }

  private static boolean isFromFailedOperation(DraftConfiguration draft, FailedOperation failed) {
    var startedAt = failed.startedAt();
    return draft.isFailed()
        && startedAt != null
        && !draft.updatedAt().isBefore(startedAt.minus(CLOCK_SKEW))
        && !draft.updatedAt().isAfter(failed.failedAt().plus(CLOCK_SKEW));
  }
}
