package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Verdict;

/**
 * Operations that failed are not begun again and again: first something has to change, or time to
 * pass.
 */
final class FailedOperations {
  /** What stops a termination is often mended by somebody at AWS, who tells nobody. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private FailedOperations() {}

  /**
   * What Beanstalk said when an operation of this kind, asked for by this very generation, failed
   * last.
   */
  static Optional<String> of(Situation situation, OperationKind kind) {
    if (situation.verdict() instanceof Verdict.Failed failed) {
      return Optional.of(failed)
          .filter(f -> f.operation().kind().equals(kind.name()))
          .map(Verdict.Failed::message);
    }
    return before(situation, kind)
        .filter(failed -> failed.generation() == situation.seen().subject().generation())
        .map(FailedOperation::message);
  }

  /** The same for a move to that very platform version. */
  static Optional<String> ofPlatform(Situation situation, String version) {
    var failed = situation.before().failedOperation();
    var target =
        situation.verdict() instanceof Verdict.Failed verdict
            ? verdict.operation().platform()
            : failed == null ? null : failed.platform();
    return target == null || version.equals(target)
        ? of(situation, OperationKind.UpdatePlatform)
        : Optional.empty();
  }

  /** The same, whatever its generation was: until something succeeds or its user asks. */
  static Optional<String> standing(Situation situation, OperationKind kind) {
    return of(situation, kind).or(() -> before(situation, kind).map(FailedOperation::message));
  }

  private static Optional<FailedOperation> before(Situation situation, OperationKind kind) {
    boolean asked =
        situation.asked(
            Annotations.RECONCILE,
            Optional.ofNullable(situation.before().lastHandledReconcileAt()));
    return asked
        ? Optional.empty()
        : Optional.ofNullable(situation.before().failedOperation())
            .filter(failed -> failed.kind().equals(kind.name()));
  }

  /** The same, but only for a while. */
  static Optional<String> lately(Situation situation, OperationKind kind) {
    var failed = situation.before().failedOperation();
    boolean over =
        failed != null
            && !(situation.verdict() instanceof Verdict.Failed)
            && failed.failedAt().plus(PATIENCE).isBefore(situation.seen().now());
    return over ? Optional.empty() : of(situation, kind);
  }
}
