package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.Replacement;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.plan.Immutables.Difference;

/**
 * Changes that Beanstalk cannot make on a live environment: refused, or made on a second one that
 * takes its place. What was begun is given up as soon as it is not wanted any more.
 */
final class ReplacementRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var second = situation.before().replacement();
    var needed = Immutables.between(situation);
    if (second == null) return needed.map(difference -> begin(situation, difference));
    if (second.phase().beforeSwap()) {
      return blind(situation)
          .or(() -> givenUp(situation, second, needed))
          .or(() -> Optional.of(SecondSteps.next(situation, second)));
    }
    return needed.map(difference -> outOfTheWay(situation, second, difference));
  }

  private static Decision begin(Situation situation, Difference difference) {
    if (situation.spec().replacement() == Replacement.Never) return refuse(difference);
    var live = situation.live().orElseThrow();
    var name = situation.seen().subject().otherName();
    var cname = live.cname();
    if (cname == null || cname.isEmpty()) return notRead("The environment's address");
    if (!(situation.facts().other()
        instanceof Fact.Known<kr.mambo.beanstalk.model.Other>(var other)))
      return notRead("Environment " + name);
    var there = Others.present(other);
    if (there.isPresent() && !Others.madeFor(situation, other, live)) {
      return new Decision.Refuse(
          Reason.EnvironmentExists,
          "%s while it lives, and environment %s, whose name its replacement needs, exists already and is not known to be one: terminate it, or write the old value in %s"
              .formatted(difference.what(), name, difference.field()));
    }
    return new MoveTo(
        Optional.of(
            SecondEnvironment.beginning(
                name,
                there.map(e -> e.id()).orElse(null),
                cname,
                difference.what() + " while it lives",
                situation.seen().now())),
        Reason.Replacing,
        "%s while it lives: environment %s takes its place".formatted(difference.what(), name));
  }

  private static Decision refuse(Difference difference) {
    return new Decision.Refuse(
        Reason.ReplacementNeeded,
        "%s while it lives: write the old value in %s, set spec.replacement to BlueGreen, or make a new EbEnvironment beside this one"
            .formatted(difference.what(), difference.field()));
  }

  /** Nothing is given up only because it cannot be seen whether it is wanted. */
  private static Optional<Decision> blind(Situation situation) {
    return switch (situation.facts().settings()) {
      case Fact.NotAsked<LiveSettings> none ->
          Optional.of(notRead("The options of the environment"));
      case Fact.Unreadable<LiveSettings>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<LiveSettings> known -> Optional.empty();
    };
  }

  private static Optional<Decision> givenUp(
      Situation situation, SecondEnvironment second, Optional<Difference> needed) {
    boolean allowed = situation.spec().replacement() == Replacement.BlueGreen;
    if (allowed && needed.isPresent()) return Optional.empty();
    if (unseen(situation, second)) {
      return Optional.of(
          new Decision.Wait(
              Reason.Replacing,
              "Environment %s is not needed any more, and is given up once its creation is seen"
                  .formatted(second.environmentName())));
    }
    var why =
        "Environment %s is not needed any more: %s"
            .formatted(
                second.environmentName(),
                allowed ? "the spec can be had without it" : "spec.replacement is Never");
    return Optional.of(
        new MoveTo(
            Optional.of(second.in(ReplacementPhase.Dropping, why, situation.seen().now())),
            Reason.Replacing,
            why));
  }

  /** Forgotten before the picture shows it, it would stay for ever. */
  private static boolean unseen(Situation situation, SecondEnvironment second) {
    return second.environmentId() == null
        && situation.atOther().filter(o -> o.verdict() instanceof Verdict.Running).isPresent();
  }

  /** The name is needed again: what has it goes first. */
  private static Decision outOfTheWay(
      Situation situation, SecondEnvironment second, Difference difference) {
    if (situation.spec().replacement() == Replacement.Never) return refuse(difference);
    var end = Retirement.next(situation, second);
    if (end.isPresent()) return end.get();
    return second.phase() == ReplacementPhase.Kept
        ? new Decision.Refuse(
            Reason.DatabaseWouldBeDeleted,
            "%s while it lives, and the name of its replacement is taken: %s"
                .formatted(difference.what(), second.reason()))
        : new Decision.Wait(
            Reason.Replacing,
            "%s while it lives: waiting until environment %s, which has the name of its replacement, is gone"
                .formatted(difference.what(), second.environmentName()));
  }

  private static Decision notRead(String what) {
    return new Decision.Wait(Reason.WaitingForFirstObservation, what + " is not read yet");
  }
}
