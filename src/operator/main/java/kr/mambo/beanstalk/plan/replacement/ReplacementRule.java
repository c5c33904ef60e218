package kr.mambo.beanstalk.plan.replacement;

import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementPolicy;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.ReplacementIdentity;
import kr.mambo.beanstalk.plan.lifecycle.EnvironmentRetirement;
import kr.mambo.beanstalk.plan.replacement.ImmutableFields.Difference;

/**
 * Changes that Beanstalk cannot make on a live environment: refused, or made on a second one that
 * replaces it. What was begun is given up as soon as it is not wanted any more.
 */
public final class ReplacementRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var replacement = situation.previousStatus().replacement();
    var needed = ImmutableFields.findDifference(situation);
    if (replacement == null) return needed.map(difference -> begin(situation, difference));
    if (replacement.phase().isBeforeSwap()) {
      return waitForSettings(situation)
          .or(() -> abandonIfUnneeded(situation, replacement, needed))
          .or(() -> Optional.of(ReplacementSteps.nextStep(situation, replacement)));
    }
    return needed.map(difference -> retirePredecessor(situation, replacement, difference));
  }

  private static BeanstalkDecision begin(BeanstalkSituation situation, Difference difference) {
    if (situation.spec().replacement() == ReplacementPolicy.Never) return refuse(difference);
    var live = situation.live().orElseThrow();
    var name = situation.observed().resource().replacementName();
    var cname = live.cname();
    if (cname == null || cname.isEmpty()) return waitForRead("the CNAME of the environment");
    if (!(situation.facts().replacement()
        instanceof Fact.Known<kr.mambo.beanstalk.model.ReplacementEnvironment>(var replacement)))
      return waitForRead("the state of environment " + name);
    var existing = ReplacementIdentity.findLive(replacement);
    if (existing.isPresent()
        && !ReplacementIdentity.isReplacementOf(situation, replacement, live)) {
      return new BeanstalkDecision.Refuse(
          Reason.EnvironmentExists,
          "%s, and environment %s, which has the name of its replacement, already exists and is not known to be one. Terminate it, or restore the previous value of %s."
              .formatted(difference.description(), name, difference.field()));
    }
    return new ChangePhase(
        Optional.of(
            ReplacementStatus.preparing(
                name,
                existing.map(e -> e.id()).orElse(null),
                cname,
                difference.description(),
                situation.observed().now())),
        Reason.Replacing,
        "%s; replacing the environment with %s".formatted(difference.description(), name));
  }

  private static BeanstalkDecision refuse(Difference difference) {
    return new BeanstalkDecision.Refuse(
        Reason.ReplacementNeeded,
        "%s. Restore the previous value of %s, set spec.replacement: BlueGreen, or create another EbEnvironment."
            .formatted(difference.description(), difference.field()));
  }

  /** Nothing is given up only because it cannot be seen whether it is wanted. */
  private static Optional<BeanstalkDecision> waitForSettings(BeanstalkSituation situation) {
    return switch (situation.facts().settings()) {
      case Fact.NotRead<LiveSettings> _ ->
          Optional.of(waitForRead("the options of the environment"));
      case Fact.Unreadable<LiveSettings>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<LiveSettings> _ -> Optional.empty();
    };
  }

  private static Optional<BeanstalkDecision> abandonIfUnneeded(
      BeanstalkSituation situation, ReplacementStatus replacement, Optional<Difference> needed) {
    boolean allowed = situation.spec().replacement() == ReplacementPolicy.BlueGreen;
    if (allowed && needed.isPresent()) return Optional.empty();
    if (isCreationUnobserved(situation, replacement)) {
      return Optional.of(
          new BeanstalkDecision.Wait(
              Reason.Replacing,
              "Environment %s is no longer needed; waiting for its creation to be visible before terminating it"
                  .formatted(replacement.environmentName())));
    }
    var message =
        "Environment %s is no longer needed: %s"
            .formatted(
                replacement.environmentName(),
                allowed
                    ? "the spec no longer requires a replacement"
                    : "spec.replacement is Never");
    return Optional.of(
        new ChangePhase(
            Optional.of(
                replacement.withPhase(
                    ReplacementPhase.Abandoning, message, situation.observed().now())),
            Reason.Replacing,
            message));
  }

  /** Forgotten before the picture shows it, it would stay for ever. */
  private static boolean isCreationUnobserved(
      BeanstalkSituation situation, ReplacementStatus replacement) {
    return replacement.environmentId() == null
        && situation
            .onReplacement()
            .filter(o -> o.verdict() instanceof OperationVerdict.Running)
            .isPresent();
  }

  /** The name is needed again: what has it goes first. */
  private static BeanstalkDecision retirePredecessor(
      BeanstalkSituation situation, ReplacementStatus replacement, Difference difference) {
    if (situation.spec().replacement() == ReplacementPolicy.Never) return refuse(difference);
    var retirementStep = EnvironmentRetirement.nextStep(situation, replacement);
    if (retirementStep.isPresent()) return retirementStep.get();
    return replacement.phase() == ReplacementPhase.Kept
        ? new BeanstalkDecision.Refuse(
            Reason.DatabaseWouldBeDeleted,
            "%s, and the name of its replacement is taken: %s"
                .formatted(difference.description(), replacement.reason()))
        : new BeanstalkDecision.Wait(
            Reason.Replacing,
            "%s; waiting for environment %s, which has the name of its replacement, to be terminated"
                .formatted(difference.description(), replacement.environmentName()));
  }

  private static BeanstalkDecision waitForRead(String what) {
    return new BeanstalkDecision.Wait(Reason.WaitingForFirstObservation, "Waiting for " + what);
  }
}
