package kr.mambo.beanstalk.plan.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/** Whatever else is said: a deleted resource terminates its environment, or lets it go. */
public final class BeanstalkDeletionRule implements BeanstalkRule {
  /** A deployment takes minutes; whoever deletes does not wait for the longest of them. */
  private static final Duration RELEASE_TIMEOUT = Duration.ofMinutes(15);

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!situation.observed().resource().isDeleting()) return Optional.empty();
    var pause = new BeanstalkPauseRule().decide(situation);
    if (pause.isPresent()) return pause;
    return Optional.of(
        situation.observed().resource().deletionPolicy() == DeletionPolicy.Retain
            ? retain(situation)
            : delete(situation));
  }

  private static BeanstalkDecision retain(BeanstalkSituation situation) {
    var until =
        Optional.ofNullable(situation.observed().resource().deletedAt())
            .map(at -> at.plus(RELEASE_TIMEOUT));
    boolean mayWait = until.filter(situation.observed().now()::isBefore).isPresent();
    if (mayWait && isBusy(situation)) {
      return new BeanstalkDecision.Wait(
          Reason.Retained,
          "deletionPolicy Retain: Beanstalk takes the owner tag off once the environment is Ready; at %s the resource goes in any case"
              .formatted(until.orElseThrow()));
    }
    // An operator that has just begun looks once: else it would leave our tag on what it lets go.
    if (situation.observed().access() instanceof Access.Granted
        && situation.observed().environment()
            instanceof EnvironmentState.Unknown(var reason, var message)
        && reason == Reason.WaitingForFirstObservation) {
      return new BeanstalkDecision.Wait(reason, message);
    }
    var arns =
        Stream.concat(
                situation
                    .live()
                    .filter(e -> situation.isRecordedEnvironment() && !situation.hasForeignOwner())
                    .stream(),
                ReplacementDeletion.findOwned(situation).stream())
            .map(EnvironmentSnapshot::arn)
            .toList();
    return new BeanstalkDecision.Release(
        arns,
        mayWait,
        Reason.Retained,
        "deletionPolicy Retain: environment, versions and artifacts are left at AWS");
  }

  /** Tags cannot be changed while something goes on, except on what is leaving anyway. */
  private static boolean isBusy(BeanstalkSituation situation) {
    if (situation.spec().managementMode() == ManagementMode.Observe) return false;
    return situation
        .live()
        .filter(e -> situation.isRecordedEnvironment())
        .map(EnvironmentSnapshot::lifecycle)
        .filter(
            lifecycle ->
                switch (lifecycle) {
                  case Ready, Terminating, Terminated -> false;
                  case Launching, Updating, Aborting, LinkingFrom, LinkingTo, Unknown -> true;
                })
        .isPresent();
  }

  private static BeanstalkDecision delete(BeanstalkSituation situation) {
    if (situation.observed().access() instanceof Access.Refused(var reason, var message)) {
      return situation.previousStatus().environmentId() == null
              && situation.previousStatus().operation() == null
          ? new BeanstalkDecision.RemoveFinalizer(reason, "Nothing was made at AWS")
          : new BeanstalkDecision.Refuse(reason, message);
    }
    var replacementStep = ReplacementDeletion.nextStep(situation);
    if (replacementStep.isPresent()) return replacementStep.get();
    return switch (situation.observed().environment()) {
      case EnvironmentState.Unknown(var reason, var message) ->
          whenUnknown(situation, reason, message);
      case EnvironmentState.Absent _ ->
          situation.verdict() instanceof OperationVerdict.Running(var operation, var overdue)
              ? new BeanstalkDecision.Wait(
                  Reason.Terminating, "Waiting for what became of " + operation.kind())
              : cleanUp(situation);
      case EnvironmentState.Present(var live) -> terminate(situation, live);
    };
  }

  private static BeanstalkDecision whenUnknown(
      BeanstalkSituation situation, Reason reason, String message) {
    boolean nothingMade =
        situation.previousStatus().environmentId() == null
            && situation.previousStatus().operation() == null
            && situation.previousStatus().version() == null;
    if (nothingMade && !reason.isTransient()) {
      return new BeanstalkDecision.RemoveFinalizer(reason, "Nothing was made at AWS");
    }
    return new BeanstalkDecision.Wait(reason, message);
  }

  private static BeanstalkDecision terminate(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    if (!situation.isOwned()) return cleanUp(situation);
    if (situation.hasForeignOwner()) {
      return new BeanstalkDecision.RemoveFinalizer(
          Reason.Retained,
          "Environment %s carries the owner tag of somebody else by now, and is left with its versions"
              .formatted(live.name()));
    }
    return EnvironmentTermination.isServiceTarget(situation, live)
        ? new BeanstalkDecision.Wait(
            Reason.Terminating,
            "The environment is terminated once no Service of the cluster leads to it any more")
        : EnvironmentTermination.decide(situation, live);
  }

  private static BeanstalkDecision cleanUp(BeanstalkSituation situation) {
    var forget = new BeanstalkDecision.RemoveFinalizer(Reason.CleaningUp, "Nothing is left at AWS");
    return switch (situation.facts().garbage()) {
      case Fact.NotRead<Garbage> _ -> forget;
      case Fact.Unreadable<Garbage>(var failure) -> BeanstalkDecision.forFailure(failure);
      case Fact.Known<Garbage>(var garbage) -> {
        var storage = situation.spec().storage();
        yield garbage.isEmpty()
            ? forget
            : new BeanstalkDecision.CleanUp(
                situation.spec().application(),
                storage == null ? "" : storage.bucket(),
                garbage,
                Reason.CleaningUp,
                garbage.applicationUnused()
                    ? "Application %s, which nobody uses, is removed"
                        .formatted(situation.spec().application())
                    : "%d versions and %d artifacts are removed"
                        .formatted(garbage.labels().size(), garbage.keys().size()));
      }
    };
  }
}
