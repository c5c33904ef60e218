package kr.mambo.beanstalk.status;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.FailedOperationBuilder;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Plan;
import org.jspecify.annotations.Nullable;

/** What the status says about operations, and about those that the user requested. */
final class OperationReport {
  private OperationReport() {}

  static @Nullable Operation runningOperation(Plan plan, BeanstalkOutcome outcome) {
    if (outcome instanceof BeanstalkOutcome.Started(var started)) return started;
    if (outcome instanceof BeanstalkOutcome.Uncertain(var attempted, var failure)) return attempted;
    if (outcome instanceof BeanstalkOutcome.IntentRecorded(var intended)) return intended;
    if (plan.verdict() instanceof OperationVerdict.Running(var onActive, var overdue))
      return onActive;
    return plan.replacementVerdict()
            instanceof OperationVerdict.Running(var onReplacement, var overdue)
        ? onReplacement
        : null;
  }

  static @Nullable FailedOperation failedOperation(
      Observation observed, Plan plan, BeanstalkOutcome outcome) {
    // A second environment's failure is reported where it stands, unless the resource goes.
    var verdict =
        observed.resource().isDeleting()
                && plan.replacementVerdict() instanceof OperationVerdict.Failed onReplacement
            ? onReplacement
            : plan.verdict();
    var failed = failedOperation(observed, verdict);
    return failed != null
            && plan.decision() instanceof BeanstalkDecision.DeleteDraftConfiguration
            && isDraftDeletionFinished(outcome)
        ? failed.withDraftDeletedAt(observed.now())
        : failed;
  }

  /** A draft is a blemish: one that AWS does not let go is left, and nothing waits for it. */
  private static boolean isDraftDeletionFinished(BeanstalkOutcome outcome) {
    return outcome instanceof BeanstalkOutcome.Done
        || (outcome instanceof BeanstalkOutcome.Failed(var failure)
            && !(failure instanceof Failure.Throttled || failure instanceof Failure.Unavailable));
  }

  private static @Nullable FailedOperation failedOperation(
      Observation observed, OperationVerdict verdict) {
    var resource = observed.resource();
    return switch (verdict) {
      case OperationVerdict.Failed(var failed, var message, var reverted) ->
          FailedOperationBuilder.builder()
              .kind(failed.kind())
              .label(failed.label())
              .message(message)
              .generation(failed.generation())
              .failedAt(observed.now())
              .platform(failed.platform())
              .startedAt(failed.startedAt())
              .requestId(failed.requestId())
              .build();
      case OperationVerdict.Succeeded _ -> null;
      case OperationVerdict.None _ -> previousFailure(resource);
      case OperationVerdict.Running _ -> previousFailure(resource);
      case OperationVerdict.NeverStarted _ -> previousFailure(resource);
    };
  }

  /** The user may request a retry. */
  private static @Nullable FailedOperation previousFailure(EnvironmentResource resource) {
    var previousStatus = resource.previousStatus();
    return resource.isRequested(Annotations.RECONCILE, previousStatus.lastHandledReconcileAt())
        ? null
        : previousStatus.failedOperation();
  }

  /** What was asked by annotation is answered once it has begun, even if nobody heard so. */
  static @Nullable String lastHandledRedeployAt(
      Observation observed, OperationVerdict verdict, BeanstalkOutcome outcome) {
    var startedOperation =
        outcome instanceof BeanstalkOutcome.Started(var operation)
            ? Optional.of(operation)
            : verdict.finishedOperation();
    return startedOperation
        .flatMap(operation -> Optional.ofNullable(operation.redeploy()))
        .orElse(observed.resource().previousStatus().lastHandledRedeployAt());
  }
}
