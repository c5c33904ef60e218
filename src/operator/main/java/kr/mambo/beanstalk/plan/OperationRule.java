package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One operation at a time: ours is left to finish, and whether it has is told once it can be read.
 */
final class OperationRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!(situation.verdict() instanceof Verdict.Running(var operation, var overdue)))
      return Optional.empty();
    return unread(situation).or(() -> Optional.of(waits(operation, overdue)));
  }

  private static Decision waits(Operation operation, boolean overdue) {
    var kind = OperationKind.of(operation.kind());
    return overdue
        ? new Decision.Wait(
            Reason.OperationOverdue,
            "%s has been running since %s, longer than the %d minutes that it may take; it is watched on"
                .formatted(kind, operation.startedAt(), kind.deadline().toMinutes()))
        : new Decision.Wait(kind.reason(), message(kind, operation.label()));
  }

  /** Why the end of an operation is not known, though its environment is Ready. */
  static Optional<Decision> unread(Situation situation) {
    return situation
        .live()
        .filter(live -> live.lifecycle() == Lifecycle.Ready)
        .flatMap(live -> Verdicts.unreadable(situation.seen()))
        .map(Decision::because);
  }

  private static String message(OperationKind kind, @Nullable String label) {
    return switch (kind) {
      case Create -> "Beanstalk is making the environment with version " + label;
      case Deploy -> "Beanstalk is deploying version " + label;
      case Rollback -> "Beanstalk is going back to version " + label;
      case UpdateSettings -> "Beanstalk is changing options";
      case UpdatePlatform -> "Beanstalk is changing the platform version";
      case UpdateTags -> "Beanstalk is changing tags";
      case Abort -> "Beanstalk is stopping an update that was overtaken";
      case SwapCnames -> "Beanstalk is swapping the CNAMEs of the two environments";
      case Terminate -> "Beanstalk is terminating the environment";
    };
  }
}
