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
 * takes its place. What was begun is given up as soon as it is not wanted any more.
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
    if (cname == null || cname.isEmpty()) return waitForRead("The environment's address");
    if (!(situation.facts().replacement()
        instanceof Fact.Known<kr.mambo.beanstalk.model.ReplacementEnvironment>(var replacement)))
      return waitForRead("Environment " + name);
    var existing = ReplacementIdentity.findLive(replacement);
    if (existing.isPresent()
        && !ReplacementIdentity.isReplacementOf(situation, replacement, live)) {
      return new BeanstalkDecision.Refuse(
          Reason.EnvironmentExists,
          "%s while it lives, and environment %s, whose name its replacement needs, exists already and is not known to be one: terminate it, or write the old value in %s"
              .formatted(difference.description(), name, difference.field()));
    }
    return new ChangePhase(
        Optional.of(
            ReplacementStatus.preparing(
                name,
                existing.map(e -> e.id()).orElse(null),
                cname,
                difference.description() + " while it lives",
                situation.observed().now())),
        Reason.Replacing,
        "%s while it lives: environment %s takes its place"
            .formatted(difference.description(), name));
  }

  private static BeanstalkDecision refuse(Difference difference) {
    return new BeanstalkDecision.Refuse(
        Reason.ReplacementNeeded,
        "%s while it lives: write the old value in %s, set spec.replacement to BlueGreen, or make a new EbEnvironment beside this one"
            .formatted(difference.description(), difference.field()));
  }

  /** Nothing is given up only because it cannot be seen whether it is wanted. */
  private static Optional<BeanstalkDecision> waitForSettings(BeanstalkSituation situation) {
    return switch (situation.facts().settings()) {
      case Fact.NotRead<LiveSettings> _ ->
          Optional.of(waitForRead("The options of the environment"));
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
              "Environment %s is not needed any more, and is given up once its creation is seen"
                  .formatted(replacement.environmentName())));
    }
    var message =
        "Environment %s is not needed any more: %s"
            .formatted(
                replacement.environmentName(),
                allowed ? "the spec can be had without it" : "spec.replacement is Never");
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
            "%s while it lives, and the name of its replacement is taken: %s"
                .formatted(difference.description(), replacement.reason()))
        : new BeanstalkDecision.Wait(
            Reason.Replacing,
            "%s while it lives: waiting until environment %s, which has the name of its replacement, is gone"
                .formatted(difference.description(), replacement.environmentName()));
  }

  private static BeanstalkDecision waitForRead(String what) {
    return new BeanstalkDecision.Wait(Reason.WaitingForFirstObservation, what + " is not read yet");
  }
}
