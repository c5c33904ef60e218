package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.evidence.ReplacementIdentity;

/** The end of an environment that does not serve, and is not needed any more. */
public final class EnvironmentRetirement {
  private EnvironmentRetirement() {}

  /** The next step; empty while there is nothing to do but wait. */
  public static Optional<BeanstalkDecision> nextStep(
      BeanstalkSituation situation, ReplacementStatus replacement) {
    var replacementSituation = situation.onReplacement();
    if (replacementSituation.isEmpty()) return Optional.empty();
    return switch (replacementSituation.get().observed().environment()) {
      case EnvironmentState.Unknown _ -> Optional.empty();
      case EnvironmentState.Absent _ -> Optional.of(finish(replacement, "no longer exists"));
      case EnvironmentState.Present(var live) ->
          nextStepForLive(situation, replacementSituation.get(), replacement, live);
    };
  }

  private static BeanstalkDecision finish(ReplacementStatus replacement, String what) {
    return new ChangePhase(
        Optional.empty(),
        Reason.Retiring,
        "Environment %s %s".formatted(replacement.environmentName(), what));
  }

  private static Optional<BeanstalkDecision> nextStepForLive(
      BeanstalkSituation situation,
      BeanstalkSituation replacementSituation,
      ReplacementStatus replacement,
      EnvironmentSnapshot live) {
    var now = situation.observed().now();
    if (!live.id().equals(replacement.environmentId()))
      return Optional.of(finish(replacement, "is not the recorded one; leaving it in place"));
    if (!ReplacementIdentity.isOwned(replacementSituation))
      return Optional.of(finish(replacement, "lost its owner tag; leaving it in place"));
    if (replacementSituation.verdict()
        instanceof OperationVerdict.Failed(var operation, var message, _)) {
      var explanation =
          "Beanstalk could not terminate environment %s; retrying in a few minutes. Beanstalk reported: %s"
              .formatted(live.name(), message);
      return Optional.of(
          moveTo(
              replacement
                  .withPhase(replacement.phase(), explanation, now)
                  .withTerminateAfter(now.plus(OperationFailures.TERMINATION_RETRY_DELAY)),
              explanation));
    }
    boolean beforeDeadline =
        replacement.terminateAfter() != null && now.isBefore(replacement.terminateAfter());
    if (beforeDeadline
        || live.lifecycle() != Lifecycle.Ready
        || replacementSituation.verdict() instanceof OperationVerdict.Running)
      return Optional.empty();
    return terminateOrKeep(replacementSituation, replacement, live);
  }

  private static Optional<BeanstalkDecision> terminateOrKeep(
      BeanstalkSituation replacementSituation,
      ReplacementStatus replacement,
      EnvironmentSnapshot live) {
    if (replacementSituation.facts().settings().known().isEmpty()) return Optional.empty();
    var databaseBlocker =
        CoupledDatabase.findTerminationBlocker(replacementSituation.facts().settings());
    if (databaseBlocker.isEmpty()) {
      var message = "Terminating environment %s, which is no longer needed";
      return Optional.of(
          new OnReplacement(
              live.name(),
              new BeanstalkDecision.Terminate(
                  live.id(), Reason.Retiring, message.formatted(live.name())),
              Reason.Retiring,
              message.formatted(live.name())));
    }
    var explanation =
        "Keeping environment %s, which is no longer needed: terminating it would delete its coupled database. Set the deletion policy of the database to Retain or Snapshot in Beanstalk, or remove the tag eb.mambo.kr/owner to keep the environment."
            .formatted(live.name());
    return replacement.phase() == ReplacementPhase.Kept
        ? Optional.empty()
        : Optional.of(
            moveTo(
                replacement.withPhase(
                    ReplacementPhase.Kept, explanation, replacementSituation.observed().now()),
                explanation));
  }

  private static BeanstalkDecision moveTo(ReplacementStatus updated, String message) {
    return new ChangePhase(Optional.of(updated), Reason.Retiring, message);
  }
}
