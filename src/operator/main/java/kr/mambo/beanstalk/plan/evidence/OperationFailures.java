package kr.mambo.beanstalk.plan.evidence;

import java.time.Duration;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;

/**
 * Operations that failed are not begun again and again: first something has to change, or time to
 * pass.
 */
public final class OperationFailures {
  /** What stops a termination is often resolved by another actor at AWS without notice. */
  public static final Duration TERMINATION_RETRY_DELAY = Duration.ofMinutes(5);

  private OperationFailures() {}

  /**
   * What Beanstalk said when an operation of this kind, asked for by this very generation, failed
   * last.
   */
  public static Optional<String> findForGeneration(
      BeanstalkSituation situation, OperationKind kind) {
    if (situation.verdict() instanceof OperationVerdict.Failed failed) {
      return Optional.of(failed)
          .filter(f -> f.operation().kind().equals(kind.name()))
          .map(OperationVerdict.Failed::message);
    }
    return findRecorded(situation, kind)
        .filter(failed -> failed.generation() == situation.observed().resource().generation())
        .map(FailedOperation::message);
  }

  /** The same for a move to that very platform version. */
  public static Optional<String> findForPlatform(BeanstalkSituation situation, String version) {
    var failed = situation.previousStatus().failedOperation();
    var target =
        situation.verdict() instanceof OperationVerdict.Failed verdict
            ? verdict.operation().platform()
            : failed == null ? null : failed.platform();
    return target == null || version.equals(target)
        ? findForGeneration(situation, OperationKind.UpdatePlatform)
        : Optional.empty();
  }

  /** The same, whatever its generation was: until something succeeds or the user asks. */
  public static Optional<String> findUnresolved(BeanstalkSituation situation, OperationKind kind) {
    return findForGeneration(situation, kind)
        .or(() -> findRecorded(situation, kind).map(FailedOperation::message));
  }

  private static Optional<FailedOperation> findRecorded(
      BeanstalkSituation situation, OperationKind kind) {
    boolean asked =
        situation.isRequested(
            Annotations.RECONCILE,
            Optional.ofNullable(situation.previousStatus().lastHandledReconcileAt()));
    return asked
        ? Optional.empty()
        : Optional.ofNullable(situation.previousStatus().failedOperation())
            .filter(failed -> failed.kind().equals(kind.name()));
  }

  /** The same, but only for a while. */
  public static Optional<String> findRecent(BeanstalkSituation situation, OperationKind kind) {
    var failed = situation.previousStatus().failedOperation();
    boolean expired =
        failed != null
            && !(situation.verdict() instanceof OperationVerdict.Failed)
            && failed.failedAt().plus(TERMINATION_RETRY_DELAY).isBefore(situation.observed().now());
    return expired ? Optional.empty() : findForGeneration(situation, kind);
  }
}
