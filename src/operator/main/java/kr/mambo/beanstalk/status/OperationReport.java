package kr.mambo.beanstalk.status;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Verdict;
import org.jspecify.annotations.Nullable;

/** What the status says about operations, and about those that its user asked for. */
final class OperationReport {
  private OperationReport() {}

  static @Nullable Operation running(Plan plan, Outcome outcome) {
    if (outcome instanceof Outcome.Begun(var begun)) return begun;
    if (outcome instanceof Outcome.Uncertain(var tried, var failure)) return tried;
    if (outcome instanceof Outcome.Intended(var intended)) return intended;
    if (plan.verdict() instanceof Verdict.Running(var here, var overdue)) return here;
    return plan.atOther() instanceof Verdict.Running(var there, var overdue) ? there : null;
  }

  static @Nullable FailedOperation failed(Observation seen, Plan plan, Outcome outcome) {
    // A second environment's failure is told where it stands, unless the resource goes.
    var verdict =
        seen.subject().deleting() && plan.atOther() instanceof Verdict.Failed there
            ? there
            : plan.verdict();
    var failed = failed(seen, verdict);
    return failed != null && plan.decision() instanceof Decision.DeleteDraft && over(outcome)
        ? failed.withoutDraft(seen.now())
        : failed;
  }

  /** A draft is a blemish: one that AWS does not let go is left, and nothing waits for it. */
  private static boolean over(Outcome outcome) {
    return outcome instanceof Outcome.Done
        || (outcome instanceof Outcome.Failed(var failure)
            && !(failure instanceof Failure.Throttled || failure instanceof Failure.Unavailable));
  }

  private static @Nullable FailedOperation failed(Observation seen, Verdict verdict) {
    var subject = seen.subject();
    return switch (verdict) {
      case Verdict.Failed(var failed, var message, var reverted) ->
          new FailedOperation(
              failed.kind(),
              failed.label(),
              message,
              failed.generation(),
              seen.now(),
              failed.platform(),
              failed.startedAt(),
              failed.requestId(),
              null);
      case Verdict.Succeeded succeeded -> null;
      case Verdict.None none -> standing(subject);
      case Verdict.Running running -> standing(subject);
      case Verdict.NeverBegan never -> standing(subject);
    };
  }

  /** Its user may ask for another try. */
  private static @Nullable FailedOperation standing(Subject subject) {
    var before = subject.before();
    return subject.asks(Annotations.RECONCILE, before.lastHandledReconcileAt())
        ? null
        : before.failedOperation();
  }

  /** What was asked by annotation is answered once it has begun, even if nobody heard so. */
  static @Nullable String redeployed(Observation seen, Verdict verdict, Outcome outcome) {
    var begun =
        outcome instanceof Outcome.Begun(var operation) ? Optional.of(operation) : verdict.ended();
    return begun
        .flatMap(operation -> Optional.ofNullable(operation.redeploy()))
        .orElse(seen.subject().before().lastHandledRedeployAt());
  }
}
