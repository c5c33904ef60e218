package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/**
 * An update that failed may leave its settings behind as a draft, which other tools stumble over.
 * Ours is deleted, once: it failed while our operation ran, when nobody else could begin one. A
 * draft of any other time is somebody else's.
 */
final class DraftRule implements Rule {
  /** Clocks of AWS and of this machine may differ by so much. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  @Override
  public Optional<Decision> decide(Situation situation) {
    var failed = situation.before().failedOperation();
    var draft = situation.facts().draft().known().flatMap(found -> found);
    if (failed == null || failed.draftDeletedAt() != null || draft.isEmpty()) {
      return Optional.empty();
    }
    return situation.verdict() instanceof Verdict.None && ours(draft.get(), failed)
        ? Optional.of(
            new Decision.DeleteDraft(
                situation.spec().application(),
                situation.live().orElseThrow().name(),
                Reason.CleaningUp,
                "The settings that the failed %s left behind as a draft are deleted"
                    .formatted(failed.kind())))
        : Optional.empty();
  }

  private static boolean ours(Draft draft, FailedOperation failed) {
    var began = failed.startedAt();
    return draft.failed()
        && began != null
        && !draft.updatedAt().isBefore(began.minus(SKEW))
        && !draft.updatedAt().isAfter(failed.failedAt().plus(SKEW));
  }
}
