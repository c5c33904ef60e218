package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.evidence.ReplacementIdentity;

/** What a deleted resource does with its second environment: it goes as the first one does. */
final class ReplacementDeletion {
  private ReplacementDeletion() {}

  /** The second environment, if it is there and this resource's. */
  static Optional<EnvironmentSnapshot> findOwned(BeanstalkSituation situation) {
    return situation
        .onReplacement()
        .filter(ReplacementIdentity::isOwned)
        .flatMap(BeanstalkSituation::live);
  }

  /** The next step; empty when there is no second one, or the first can go on meanwhile. */
  static Optional<BeanstalkDecision> nextStep(BeanstalkSituation situation) {
    var live = findOwned(situation);
    if (live.isEmpty()) return Optional.empty();
    var replacementSituation = situation.onReplacement().orElseThrow();
    boolean withoutPrimary = situation.observed().environment() instanceof EnvironmentState.Absent;
    var name = live.get().name();
    if (live.get().lifecycle() == Lifecycle.Terminating
        || replacementSituation.verdict() instanceof OperationVerdict.Running) {
      return wait(withoutPrimary, Reason.Terminating, "Terminating environment " + name);
    }
    if (live.get().lifecycle() != Lifecycle.Ready) {
      return wait(
          withoutPrimary,
          Reason.OperationInProgress,
          "Waiting for environment %s to be Ready before terminating it; it is %s"
              .formatted(name, live.get().lifecycle()));
    }
    var failed =
        replacementSituation.verdict()
                instanceof OperationVerdict.Failed(var operation, var message, _)
            ? Optional.of(message)
            : OperationFailures.findRecent(situation, OperationKind.Terminate);
    if (failed.isPresent()) {
      return Optional.of(
          new BeanstalkDecision.Refuse(
              Reason.Terminating,
              "Beanstalk could not terminate environment %s; retrying in a few minutes. Resolve what Beanstalk reported: %s"
                  .formatted(name, failed.get())));
    }
    return CoupledDatabase.findTerminationBlocker(replacementSituation.facts().settings())
        .or(() -> Optional.of(terminate(live.get())));
  }

  private static BeanstalkDecision terminate(EnvironmentSnapshot live) {
    var message = "Terminating environment " + live.name();
    return new OnReplacement(
        live.name(),
        new BeanstalkDecision.Terminate(live.id(), Reason.Terminating, message),
        Reason.Terminating,
        message);
  }

  private static Optional<BeanstalkDecision> wait(
      boolean withoutPrimary, Reason reason, String message) {
    return withoutPrimary
        ? Optional.of(new BeanstalkDecision.Wait(reason, message))
        : Optional.empty();
  }
}
