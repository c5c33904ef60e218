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

/** What the status says about operations, and about those that its user asked for. */
final class OperationReport {
  private OperationReport() {}

  static @Nullable Operation running(Plan plan, BeanstalkOutcome outcome) {
    if (outcome instanceof BeanstalkOutcome.Started(var begun)) return begun;
    if (outcome instanceof BeanstalkOutcome.Uncertain(var tried, var failure)) return tried;
    if (outcome instanceof BeanstalkOutcome.IntentRecorded(var intended)) return intended;
    if (plan.verdict() instanceof OperationVerdict.Running(var here, var overdue)) return here;
    return plan.replacementVerdict() instanceof OperationVerdict.Running(var there, var overdue)
        ? there
        : null;
  }

  static @Nullable FailedOperation failed(
      Observation observed, Plan plan, BeanstalkOutcome outcome) {
    // A second environment's failure is told where it stands, unless the resource goes.
    var verdict =
        observed.resource().isDeleting()
                && plan.replacementVerdict() instanceof OperationVerdict.Failed there
            ? there
            : plan.verdict();
    var failed = failed(observed, verdict);
    return failed != null
            && plan.decision() instanceof BeanstalkDecision.DeleteDraftConfiguration
            && over(outcome)
        ? failed.withoutDraft(observed.now())
        : failed;
  }

  /** A draft is a blemish: one that AWS does not let go is left, and nothing waits for it. */
  private static boolean over(BeanstalkOutcome outcome) {
    return outcome instanceof BeanstalkOutcome.Done
        || (outcome instanceof BeanstalkOutcome.Failed(var failure)
            && !(failure instanceof Failure.Throttled || failure instanceof Failure.Unavailable));
  }

  private static @Nullable FailedOperation failed(Observation observed, OperationVerdict verdict) {
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
      case OperationVerdict.Succeeded succeeded -> null;
      case OperationVerdict.None none -> standing(resource);
      case OperationVerdict.Running running -> standing(resource);
      case OperationVerdict.NeverStarted never -> standing(resource);
    };
  }

  /** Its user may ask for another try. */
  private static @Nullable FailedOperation standing(EnvironmentResource resource) {
    var before = resource.previousStatus();
    return resource.isRequested(Annotations.RECONCILE, before.lastHandledReconcileAt())
        ? null
        : before.failedOperation();
  }

  /** What was asked by annotation is answered once it has begun, even if nobody heard so. */
  static @Nullable String redeployed(
      Observation observed, OperationVerdict verdict, BeanstalkOutcome outcome) {
    var begun =
        outcome instanceof BeanstalkOutcome.Started(var operation)
            ? Optional.of(operation)
            : verdict.finishedOperation();
    return begun
        .flatMap(operation -> Optional.ofNullable(operation.redeploy()))
        .orElse(observed.resource().previousStatus().lastHandledRedeployAt());
  }
}
