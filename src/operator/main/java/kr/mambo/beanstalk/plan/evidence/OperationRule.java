package kr.mambo.beanstalk.plan.evidence;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One operation at a time: ours is left to finish, and whether it has is reported once it can be
 * read.
 */
public final class OperationRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!(situation.verdict() instanceof OperationVerdict.Running(var operation, var overdue)))
      return Optional.empty();
    return unreadableOutcome(situation).or(() -> Optional.of(waitDecision(operation, overdue)));
  }

  private static BeanstalkDecision waitDecision(Operation operation, boolean overdue) {
    var kind = OperationKind.of(operation.kind());
    return overdue
        ? new BeanstalkDecision.Wait(
            Reason.OperationOverdue,
            "%s has been running since %s and exceeded its %d-minute deadline; still waiting"
                .formatted(kind, operation.startedAt(), kind.deadline().toMinutes()))
        : new BeanstalkDecision.Wait(kind.reason(), progressMessage(kind, operation.label()));
  }

  /** Why the end of an operation is not known, though its environment is Ready. */
  public static Optional<BeanstalkDecision> unreadableOutcome(BeanstalkSituation situation) {
    return situation
        .live()
        .filter(live -> live.lifecycle() == Lifecycle.Ready)
        .flatMap(live -> OperationVerdicts.unreadableEvidence(situation.observed()))
        .map(BeanstalkDecision::forFailure);
  }

  private static String progressMessage(OperationKind kind, @Nullable String label) {
    return switch (kind) {
      case Create -> "Creating the environment with version " + label;
      case Deploy -> "Deploying version " + label;
      case Rollback -> "Rolling back to version " + label;
      case UpdateSettings -> "Updating options";
      case UpdatePlatform -> "Updating the platform version";
      case UpdateTags -> "Updating tags";
      case Abort -> "Aborting a superseded update";
      case SwapCnames -> "Swapping the CNAMEs of the two environments";
      case Terminate -> "Terminating the environment";
    };
  }
}
