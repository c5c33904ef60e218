package kr.mambo.beanstalk.plan.replacement;

import java.util.HashMap;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.CreateEnvironmentBuilder;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationRule;
import kr.mambo.beanstalk.plan.evidence.ReplacementIdentity;
import kr.mambo.beanstalk.plan.lifecycle.CreationRule;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import kr.mambo.beanstalk.plan.platform.PlatformUpdateRule;
import kr.mambo.beanstalk.plan.version.DeploymentRule;

/**
 * The way of a second environment to the place of the first: created, brought to what is wanted by
 * the same rules as any other, watched, swapped.
 */
final class ReplacementSteps {
  private ReplacementSteps() {}

  static BeanstalkDecision nextStep(BeanstalkSituation situation, ReplacementStatus replacement) {
    return switch (replacement.phase()) {
      case Failed, SwapFailed -> resumeIfChanged(situation, replacement);
      default -> proceed(situation, replacement);
    };
  }

  /** Not again until something changes, or the user asks. */
  private static BeanstalkDecision resumeIfChanged(
      BeanstalkSituation situation, ReplacementStatus replacement) {
    var halted = replacement.attempted();
    boolean changed =
        halted == null
            || halted.generation() != situation.observed().resource().generation()
            || !halted.label().equals(desiredLabel(situation));
    boolean retryRequested =
        situation.isRequested(
            Annotations.RECONCILE,
            Optional.ofNullable(situation.previousStatus().lastHandledReconcileAt()));
    if (!changed && !retryRequested)
      return new BeanstalkDecision.Refuse(
          Reason.ReplacementFailed,
          "%s. Change the spec, or annotate with %s to retry."
              .formatted(replacement.reason().replaceFirst("\\.$", ""), Annotations.RECONCILE));
    var name = replacement.environmentName();
    return replacement.phase() == ReplacementPhase.SwapFailed
        ? moveTo(situation, replacement, ReplacementPhase.Settling, "Retrying the CNAME swap")
        : moveTo(
            situation,
            replacement,
            ReplacementPhase.Abandoning,
            "Environment %s failed; recreating it".formatted(name));
  }

  private static BeanstalkDecision proceed(
      BeanstalkSituation situation, ReplacementStatus replacement) {
    if (situation.verdict() instanceof OperationVerdict.Failed(var swap, var message, _)
        && OperationKind.of(swap.kind()) == OperationKind.SwapCnames) {
      return halt(situation, replacement, ReplacementPhase.SwapFailed, message, Optional.of(swap));
    }
    var replacementSituation = situation.onReplacement();
    if (replacementSituation.isEmpty()) return waitForRead(replacement);
    return switch (replacementSituation.get().verdict()) {
      case OperationVerdict.Running(var operation, var overdue) ->
          OperationRule.unreadableOutcome(replacementSituation.get())
              .orElseGet(() -> waitForOperation(replacement, operation, overdue));
      case OperationVerdict.Failed(var operation, var message, _) ->
          halt(
              situation,
              replacement,
              ReplacementPhase.Failed,
              "Environment %s failed: %s".formatted(replacement.environmentName(), message),
              Optional.of(operation));
      // The time that it is given to become healthy begins now.
      case OperationVerdict.Succeeded _ ->
          moveTo(situation, replacement, ReplacementPhase.Preparing, replacement.reason());
      case OperationVerdict.NeverStarted _ ->
          prepare(situation, replacementSituation.get(), replacement);
      case OperationVerdict.None _ -> prepare(situation, replacementSituation.get(), replacement);
    };
  }

  private static BeanstalkDecision waitForOperation(
      ReplacementStatus replacement, Operation operation, boolean overdue) {
    var name = replacement.environmentName();
    var kind = OperationKind.of(operation.kind());
    return overdue
        ? new BeanstalkDecision.Wait(
            Reason.OperationOverdue,
            "%s of environment %s has been running since %s and exceeded its %d-minute deadline; still waiting"
                .formatted(kind, name, operation.startedAt(), kind.deadline().toMinutes()))
        : new BeanstalkDecision.Wait(
            Reason.Replacing,
            "%s. Waiting for environment %s to complete operation %s."
                .formatted(replacement.reason(), name, kind));
  }

  private static BeanstalkDecision prepare(
      BeanstalkSituation situation,
      BeanstalkSituation replacementSituation,
      ReplacementStatus replacement) {
    return switch (replacementSituation.observed().environment()) {
      case EnvironmentState.Unknown _ -> waitForRead(replacement);
      case EnvironmentState.Absent _ ->
          onReplacement(
              situation,
              replacement,
              new CreationRule().decide(replacementSituation).orElseThrow());
      case EnvironmentState.Present(var live) ->
          prepareLive(situation, replacementSituation, replacement, live);
    };
  }

  private static BeanstalkDecision prepareLive(
      BeanstalkSituation situation,
      BeanstalkSituation replacementSituation,
      ReplacementStatus replacement,
      EnvironmentSnapshot live) {
    var name = live.name();
    if (!ReplacementIdentity.isOwned(replacementSituation)) {
      return replacementSituation.facts().tags().known().isEmpty()
          ? replacementSituation
              .facts()
              .tags()
              .readFailure()
              .map(BeanstalkDecision::forFailure)
              .orElse(waitForRead(replacement))
          : new BeanstalkDecision.Refuse(
              Reason.EnvironmentExists,
              "Environment %s has the name of the replacement but does not belong to this resource. Terminate it, or restore the previous values in the spec."
                  .formatted(name));
    }
    if (live.lifecycle() != Lifecycle.Ready) {
      return new BeanstalkDecision.Wait(
          Reason.OperationInProgress,
          "Waiting for environment %s to be Ready; it is %s".formatted(name, live.lifecycle()));
    }
    if (replacementSituation.facts().settings().known().isEmpty())
      return replacementSituation
          .facts()
          .settings()
          .readFailure()
          .map(BeanstalkDecision::forFailure)
          .orElse(waitForRead(replacement));
    var changed = ImmutableFields.findDifference(replacementSituation);
    if (changed.isPresent()) {
      return moveTo(
          situation,
          replacement,
          ReplacementPhase.Abandoning,
          "Recreating environment %s: %s".formatted(name, changed.get().description()));
    }
    return new DeploymentRule()
        .decide(replacementSituation)
        .or(() -> new PlatformUpdateRule().decide(replacementSituation))
        .or(() -> updateOptions(replacementSituation))
        .map(decision -> onReplacement(situation, replacement, decision))
        .orElseGet(
            () -> ReplacementHealth.nextStep(situation, replacementSituation, replacement, live));
  }

  /** Once they were requested, what reads back otherwise is reported when it serves. */
  private static Optional<BeanstalkDecision> updateOptions(
      BeanstalkSituation replacementSituation) {
    return replacementSituation.observed().resource().isApplied()
        ? Optional.empty()
        : new SettingsRule().decide(replacementSituation);
  }

  /** What the rules say of the second environment, as it concerns the two. */
  private static BeanstalkDecision onReplacement(
      BeanstalkSituation situation, ReplacementStatus replacement, BeanstalkDecision decision) {
    var name = replacement.environmentName();
    if (decision instanceof BeanstalkDecision.CreateEnvironment create) {
      var made = asReplacement(situation, replacement, create);
      return new OnReplacement(name, made, Reason.Replacing, create.message());
    }
    return decision instanceof BeanstalkDecision.UpdateEnvironment update
        ? new OnReplacement(
            name,
            update,
            Reason.Replacing,
            "Preparing environment %s as the replacement: %s".formatted(name, update.message()))
        : decision;
  }

  /** It gets the address of the first one by the swap. */
  private static BeanstalkDecision asReplacement(
      BeanstalkSituation situation,
      ReplacementStatus replacement,
      BeanstalkDecision.CreateEnvironment create) {
    var tags = new HashMap<>(create.tags());
    if (tags.size() < Tags.MAX_TAGS)
      tags.put(Tags.REPLACES, situation.live().orElseThrow().id() + "/" + replacement.cname());
    return CreateEnvironmentBuilder.builder()
        .application(create.application())
        .name(create.name())
        .cnamePrefix(Optional.empty())
        .platformArn(create.platformArn())
        .label(create.label())
        .options(create.options())
        .settings(create.settings())
        .tags(tags)
        .reason(Reason.Replacing)
        .message(create.message())
        .build();
  }

  static BeanstalkDecision moveTo(
      BeanstalkSituation situation,
      ReplacementStatus replacement,
      ReplacementPhase phase,
      String message) {
    return new ChangePhase(
        Optional.of(replacement.withPhase(phase, message, situation.observed().now())),
        Reason.Replacing,
        message);
  }

  /** Ends in a phase from which only the user, or another spec, continues. */
  static BeanstalkDecision halt(
      BeanstalkSituation situation,
      ReplacementStatus replacement,
      ReplacementPhase phase,
      String message,
      Optional<Operation> attempted) {
    var label = attempted.map(Operation::label).orElse(null);
    var halted =
        new ReplacementStatus.Attempt(
            attempted
                .map(Operation::generation)
                .orElse(situation.observed().resource().generation()),
            label == null ? desiredLabel(situation) : label);
    return new ChangePhase(
        Optional.of(
            replacement.withPhase(phase, message, situation.observed().now()).withAttempt(halted)),
        Reason.Replacing,
        message);
  }

  private static String desiredLabel(BeanstalkSituation situation) {
    return situation.rendered().orElseThrow().wanted().label();
  }

  private static BeanstalkDecision waitForRead(ReplacementStatus replacement) {
    return new BeanstalkDecision.Wait(
        Reason.WaitingForFirstObservation,
        "Waiting for the state of environment %s".formatted(replacement.environmentName()));
  }
}
