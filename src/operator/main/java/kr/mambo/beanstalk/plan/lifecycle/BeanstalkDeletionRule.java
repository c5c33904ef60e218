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
          "Waiting for the environment to be Ready before removing its owner tag (deletionPolicy: Retain). The resource is deleted at %s at the latest."
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
        "Retaining environment, versions and artifacts in AWS (deletionPolicy: Retain)");
  }

  /** Tags cannot be changed while an operation runs, except on what is leaving anyway. */
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
          ? new BeanstalkDecision.RemoveFinalizer(reason, "Nothing was created in AWS")
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
                  Reason.Terminating, "Waiting for the outcome of " + operation.kind())
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
      return new BeanstalkDecision.RemoveFinalizer(reason, "Nothing was created in AWS");
    }
    return new BeanstalkDecision.Wait(reason, message);
  }

  private static BeanstalkDecision terminate(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    if (!situation.isOwned()) return cleanUp(situation);
    if (situation.hasForeignOwner()) {
      return new BeanstalkDecision.RemoveFinalizer(
          Reason.Retained,
          "Environment %s now carries the owner tag of another actor; retaining it and its versions"
              .formatted(live.name()));
    }
    return EnvironmentTermination.isServiceTarget(situation, live)
        ? new BeanstalkDecision.Wait(
            Reason.Terminating,
            "Waiting until no Service in the cluster points to the environment before terminating it")
        : EnvironmentTermination.decide(situation, live);
  }

  private static BeanstalkDecision cleanUp(BeanstalkSituation situation) {
    var forget = new BeanstalkDecision.RemoveFinalizer(Reason.CleaningUp, "Nothing is left in AWS");
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
                    ? "Deleting application %s, which is not used any more"
                        .formatted(situation.spec().application())
                    : "Deleting %d versions and %d artifacts"
                        .formatted(garbage.labels().size(), garbage.keys().size()));
      }
    };
  }
}
