package kr.mambo.beanstalk.plan;

import java.util.HashMap;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.MoveTo;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.Verdict;

/**
 * The way of a second environment to the place of the first: made, brought to what is wanted by the
 * same rules as any other, watched, swapped.
 */
final class SecondSteps {
  private SecondSteps() {}

  static Decision next(Situation situation, SecondEnvironment second) {
    return switch (second.phase()) {
      case Failed, Unswapped -> stopped(situation, second);
      default -> going(situation, second);
    };
  }

  /** Not again until something changes, or its user asks. */
  private static Decision stopped(Situation situation, SecondEnvironment second) {
    var held = second.held();
    boolean other =
        held == null
            || held.generation() != situation.seen().subject().generation()
            || !held.label().equals(label(situation));
    boolean asked =
        situation.asked(
            Annotations.RECONCILE,
            Optional.ofNullable(situation.before().lastHandledReconcileAt()));
    if (!other && !asked) return new Decision.Refuse(Reason.ReplacementFailed, second.reason());
    var name = second.environmentName();
    return second.phase() == ReplacementPhase.Unswapped
        ? move(
            situation, second, ReplacementPhase.Settling, "The names are to be swapped after all")
        : move(
            situation,
            second,
            ReplacementPhase.Dropping,
            "Environment %s failed, and is made anew".formatted(name));
  }

  private static Decision going(Situation situation, SecondEnvironment second) {
    if (situation.verdict() instanceof Verdict.Failed(var swap, var message, _)
        && OperationKind.of(swap.kind()) == OperationKind.SwapCnames) {
      return stop(situation, second, ReplacementPhase.Unswapped, message, Optional.of(swap));
    }
    var other = situation.atOther();
    if (other.isEmpty()) return notRead(second);
    return switch (other.get().verdict()) {
      case Verdict.Running(var operation, var overdue) ->
          OperationRule.unread(other.get()).orElseGet(() -> running(second, operation, overdue));
      case Verdict.Failed(var operation, var message, _) ->
          stop(
              situation,
              second,
              ReplacementPhase.Failed,
              "Environment %s failed. Beanstalk said: %s"
                  .formatted(second.environmentName(), message),
              Optional.of(operation));
      // The time that it is given to become healthy begins now.
      case Verdict.Succeeded done ->
          move(situation, second, ReplacementPhase.Preparing, second.reason());
      case Verdict.NeverBegan never -> standing(situation, other.get(), second);
      case Verdict.None none -> standing(situation, other.get(), second);
    };
  }

  private static Decision running(SecondEnvironment second, Operation operation, boolean overdue) {
    var name = second.environmentName();
    var kind = OperationKind.of(operation.kind());
    return overdue
        ? new Decision.Wait(
            Reason.OperationOverdue,
            "%s of environment %s has been running since %s, longer than the %d minutes that it may take; it is watched on"
                .formatted(kind, name, operation.startedAt(), kind.deadline().toMinutes()))
        : new Decision.Wait(
            Reason.Replacing,
            "%s. Beanstalk is at work on environment %s: %s"
                .formatted(second.reason(), name, kind));
  }

  private static Decision standing(Situation situation, Situation other, SecondEnvironment second) {
    return switch (other.seen().live()) {
      case Live.Unknown unknown -> notRead(second);
      case Live.Absent absent ->
          atOther(situation, second, new CreationRule().decide(other).orElseThrow());
      case Live.Present(var live) -> present(situation, other, second, live);
    };
  }

  private static Decision present(
      Situation situation, Situation other, SecondEnvironment second, EnvironmentSnapshot live) {
    var name = live.name();
    if (!Others.ours(other)) {
      return other.facts().tags().known().isEmpty()
          ? other.facts().tags().unreadable().map(Decision::because).orElse(notRead(second))
          : new Decision.Refuse(
              Reason.EnvironmentExists,
              "Environment %s, whose name the replacement needs, is not ours: terminate it, or write the old values in the spec"
                  .formatted(name));
    }
    if (live.lifecycle() != Lifecycle.Ready) {
      return new Decision.Wait(
          Reason.OperationInProgress,
          "The second environment %s is %s: waiting until it is Ready"
              .formatted(name, live.lifecycle()));
    }
    if (other.facts().settings().known().isEmpty())
      return other.facts().settings().unreadable().map(Decision::because).orElse(notRead(second));
    var changed = Immutables.between(other);
    if (changed.isPresent()) {
      return move(
          situation,
          second,
          ReplacementPhase.Dropping,
          "Environment %s is made anew: %s".formatted(name, changed.get().what()));
    }
    return new DeploymentRule()
        .decide(other)
        .or(() -> new PlatformRule().decide(other))
        .or(() -> options(other))
        .map(what -> atOther(situation, second, what))
        .orElseGet(() -> SecondHealth.next(situation, other, second, live));
  }

  /** Once they were asked for, what reads back otherwise is told when it serves. */
  private static Optional<Decision> options(Situation other) {
    return other.seen().subject().applied() ? Optional.empty() : new SettingsRule().decide(other);
  }

  /** What the rules say of the second environment, as it concerns the two. */
  private static Decision atOther(Situation situation, SecondEnvironment second, Decision what) {
    var name = second.environmentName();
    if (what instanceof Decision.CreateEnvironment create) {
      var made = beside(situation, second, create);
      return new AtOther(name, made, Reason.Replacing, create.message());
    }
    return what instanceof Decision.UpdateEnvironment update
        ? new AtOther(
            name,
            update,
            Reason.Replacing,
            "Environment %s, before it takes the place of the first: %s"
                .formatted(name, update.message()))
        : what;
  }

  /** It gets the address of the first one by the swap. */
  private static Decision beside(
      Situation situation, SecondEnvironment second, Decision.CreateEnvironment d) {
    var tags = new HashMap<>(d.tags());
    if (tags.size() < Tags.MOST)
      tags.put(Tags.REPLACES, situation.live().orElseThrow().id() + "/" + second.cname());
    return new Decision.CreateEnvironment(
        d.application(),
        d.name(),
        Optional.empty(),
        d.platformArn(),
        d.label(),
        d.options(),
        d.settings(),
        tags,
        Reason.Replacing,
        d.message());
  }

  static Decision move(
      Situation situation, SecondEnvironment second, ReplacementPhase phase, String why) {
    return new MoveTo(
        Optional.of(second.in(phase, why, situation.seen().now())), Reason.Replacing, why);
  }

  /** Ends in a phase from which only its user, or another spec, goes on. */
  static Decision stop(
      Situation situation,
      SecondEnvironment second,
      ReplacementPhase phase,
      String why,
      Optional<Operation> tried) {
    var label = tried.map(Operation::label).orElse(null);
    var held =
        new SecondEnvironment.Held(
            tried.map(Operation::generation).orElse(situation.seen().subject().generation()),
            label == null ? label(situation) : label);
    return new MoveTo(
        Optional.of(second.in(phase, why, situation.seen().now()).heldAt(held)),
        Reason.Replacing,
        why);
  }

  private static String label(Situation situation) {
    return situation.rendered().orElseThrow().wanted().label();
  }

  private static Decision notRead(SecondEnvironment second) {
    return new Decision.Wait(
        Reason.WaitingForFirstObservation,
        "Environment %s is not read yet".formatted(second.environmentName()));
  }
}
