package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** Whatever else is said: a deleted resource terminates its environment, or lets it go. */
final class DeletionRule implements Rule {
  /** A deployment takes minutes; whoever deletes does not wait for the longest of them. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!situation.seen().subject().deleting()) return Optional.empty();
    var held = new PauseRule().decide(situation);
    if (held.isPresent()) return held;
    return Optional.of(
        situation.seen().subject().deletionPolicy() == DeletionPolicy.Retain
            ? retain(situation)
            : delete(situation));
  }

  private static Decision retain(Situation situation) {
    var until =
        Optional.ofNullable(situation.seen().subject().deletedAt()).map(at -> at.plus(PATIENCE));
    boolean patient = until.filter(situation.seen().now()::isBefore).isPresent();
    if (patient && busy(situation)) {
      return new Decision.Wait(
          Reason.Retained,
          "deletionPolicy Retain: Beanstalk takes the owner tag off once the environment is Ready; at %s the resource goes in any case"
              .formatted(until.orElseThrow()));
    }
    // An operator that has just begun looks once: else it would leave our tag on what it lets go.
    if (situation.seen().access() instanceof Access.Granted
        && situation.seen().live() instanceof Live.Unknown(var reason, var message)
        && reason == Reason.WaitingForFirstObservation) {
      return new Decision.Wait(reason, message);
    }
    var arns =
        Stream.concat(
                situation.live().filter(e -> situation.ours() && !situation.foreign()).stream(),
                SecondDeletion.ours(situation).stream())
            .map(EnvironmentSnapshot::arn)
            .toList();
    return new Decision.Release(
        arns,
        patient,
        Reason.Retained,
        "deletionPolicy Retain: environment, versions and artifacts are left at AWS");
  }

  /** Tags cannot be changed while something goes on, except on what is leaving anyway. */
  private static boolean busy(Situation situation) {
    if (situation.spec().managementMode() == ManagementMode.Observe) return false;
    return situation
        .live()
        .filter(e -> situation.ours())
        .map(EnvironmentSnapshot::lifecycle)
        .filter(
            lifecycle ->
                switch (lifecycle) {
                  case Ready, Terminating, Terminated -> false;
                  case Launching, Updating, Aborting, LinkingFrom, LinkingTo, Unknown -> true;
                })
        .isPresent();
  }

  private static Decision delete(Situation situation) {
    if (situation.seen().access() instanceof Access.Refused(var reason, var message)) {
      return situation.before().environmentId() == null && situation.before().operation() == null
          ? new Decision.Forget(reason, "Nothing was made at AWS")
          : new Decision.Refuse(reason, message);
    }
    var second = SecondDeletion.next(situation);
    if (second.isPresent()) return second.get();
    return switch (situation.seen().live()) {
      case Live.Unknown(var reason, var message) -> unknown(situation, reason, message);
      case Live.Absent absent ->
          situation.verdict() instanceof Verdict.Running(var operation, var overdue)
              ? new Decision.Wait(
                  Reason.Terminating, "Waiting for what became of " + operation.kind())
              : cleanUp(situation);
      case Live.Present(var live) -> terminate(situation, live);
    };
  }

  private static Decision unknown(Situation situation, Reason reason, String message) {
    boolean nothingMade =
        situation.before().environmentId() == null
            && situation.before().operation() == null
            && situation.before().version() == null;
    if (nothingMade
        && reason != Reason.WaitingForFirstObservation
        && reason != Reason.AwsUnavailable) {
      return new Decision.Forget(reason, "Nothing was made at AWS");
    }
    return new Decision.Wait(reason, message);
  }

  private static Decision terminate(Situation situation, EnvironmentSnapshot live) {
    if (!situation.belongs()) return cleanUp(situation);
    if (situation.foreign()) {
      return new Decision.Forget(
          Reason.Retained,
          "Environment %s carries the owner tag of somebody else by now, and is left with its versions"
              .formatted(live.name()));
    }
    return Termination.led(situation, live)
        ? new Decision.Wait(
            Reason.Terminating,
            "The environment is terminated once no Service of the cluster leads to it any more")
        : Termination.of(situation, live);
  }

  private static Decision cleanUp(Situation situation) {
    var forget = new Decision.Forget(Reason.CleaningUp, "Nothing is left at AWS");
    return switch (situation.facts().garbage()) {
      case Fact.NotAsked<Garbage> none -> forget;
      case Fact.Unreadable<Garbage>(var failure) -> Decision.because(failure);
      case Fact.Known<Garbage>(var garbage) -> {
        var storage = situation.spec().storage();
        yield garbage.empty()
            ? forget
            : new Decision.CleanUp(
                situation.spec().application(),
                storage == null ? "" : storage.bucket(),
                garbage,
                Reason.CleaningUp,
                garbage.application()
                    ? "Application %s, which nobody uses, is removed"
                        .formatted(situation.spec().application())
                    : "%d versions and %d artifacts are removed"
                        .formatted(garbage.labels().size(), garbage.keys().size()));
      }
    };
  }
}
