package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.api.VersionBuilder;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/** What the status says about the second environment. */
final class ReplacementReport {
  private ReplacementReport() {}

  static @Nullable ReplacementStatus of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var replacement =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep.ChangePhase move
            ? move.next().orElse(null)
            : observed.resource().previousStatus().replacement();
    if (replacement == null) return null;
    var asked =
        new RequestedState(
            environmentId(observed, replacement),
            replacement.appliedGeneration(),
            replacement.version(),
            replacement.ownedOptions());
    if (plan.replacementVerdict() instanceof OperationVerdict.Succeeded(var operation))
      asked = afterSuccess(asked, operation, plan, observed.resource().generation());
    if (outcome instanceof BeanstalkOutcome.Started(var operation)
        && plan.decision()
            instanceof
            BeanstalkDecision.ReplacementStep.OnReplacement(
                var name,
                var decision,
                var reason,
                var message)) asked = afterStart(asked, operation, decision, plan);
    return replacement.withObserved(
        asked.id(), asked.generation(), asked.version(), asked.options());
  }

  private record RequestedState(
      @Nullable String id,
      @Nullable Long generation,
      @Nullable Version version,
      List<String> options) {}

  /** Made by our own call, or carrying our tag. */
  private static @Nullable String environmentId(
      Observation observed, ReplacementStatus replacement) {
    var replacementObservation = observed.onReplacement();
    if (replacementObservation.isEmpty()
        || !(replacementObservation.get().environment()
            instanceof EnvironmentState.Present(var live))) return replacement.environmentId();
    if (live.id().equals(replacement.environmentId())) return live.id();
    boolean createdByOperator =
        replacementObservation
            .get()
            .resource()
            .operation()
            .filter(o -> o.requestId() != null)
            .filter(o -> OperationKind.of(o.kind()) == OperationKind.Create)
            .isPresent();
    boolean tagged =
        replacementObservation
            .get()
            .facts()
            .tags()
            .known()
            .filter(tags -> observed.ownerId().equals(tags.get(Tags.OWNER)))
            .isPresent();
    return replacement.phase().isBeforeSwap() && (createdByOperator || tagged)
        ? live.id()
        : replacement.environmentId();
  }

  /** Of a call whose answer was lost nobody knew that it had begun: its success says so. */
  private static RequestedState afterSuccess(
      RequestedState asked, Operation operation, Plan plan, long generation) {
    boolean created = OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean optionsApplied = plan.replacementVerdict().appliedOptions(generation);
    return new RequestedState(
        asked.id(),
        created || optionsApplied ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        optionsApplied || (created && asked.options().isEmpty())
            ? plan.desired().map(DesiredState::ownedOptions).orElse(asked.options())
            : asked.options());
  }

  private static RequestedState afterStart(
      RequestedState asked, Operation operation, BeanstalkDecision decision, Plan plan) {
    boolean optionsSent =
        decision instanceof BeanstalkDecision.CreateEnvironment
            || (decision instanceof BeanstalkDecision.UpdateEnvironment update
                && !(update.set().isEmpty() && update.remove().isEmpty()));
    return new RequestedState(
        asked.id(),
        optionsSent ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        optionsSent ? mergeOptions(asked, plan) : asked.options());
  }

  private static @Nullable Version version(RequestedState asked, Operation operation, Plan plan) {
    return plan.desired()
        .filter(w -> Objects.equals(w.label(), operation.label()))
        .map(
            w ->
                VersionBuilder.builder()
                    .inputs(w.inputsDigest())
                    .keyId(w.keyId())
                    .desired(w.label())
                    .build())
        .orElse(asked.version());
  }

  private static List<String> mergeOptions(RequestedState asked, Plan plan) {
    var union = new TreeSet<>(asked.options());
    plan.desired().ifPresent(desiredState -> union.addAll(desiredState.ownedOptions()));
    return new ArrayList<>(union);
  }
}
