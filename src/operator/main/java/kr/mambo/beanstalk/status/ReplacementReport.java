package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.SecondEnvironment;
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

  static @Nullable SecondEnvironment of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var second =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep.ChangePhase move
            ? move.next().orElse(null)
            : observed.resource().previousStatus().replacement();
    if (second == null) return null;
    var asked =
        new Asked(
            id(observed, second),
            second.appliedGeneration(),
            second.version(),
            second.ownedOptions());
    if (plan.replacementVerdict() instanceof OperationVerdict.Succeeded(var operation))
      asked = proven(asked, operation, plan, observed.resource().generation());
    if (outcome instanceof BeanstalkOutcome.Started(var operation)
        && plan.decision()
            instanceof
            BeanstalkDecision.ReplacementStep.OnReplacement(
                var name,
                var what,
                var reason,
                var message)) asked = begun(asked, operation, what, plan);
    return second.known(asked.id(), asked.generation(), asked.version(), asked.options());
  }

  private record Asked(
      @Nullable String id,
      @Nullable Long generation,
      @Nullable Version version,
      List<String> options) {}

  /** Made by our own call, or carrying our tag. */
  private static @Nullable String id(Observation observed, SecondEnvironment second) {
    var other = observed.onReplacement();
    if (other.isEmpty()
        || !(other.get().environment() instanceof EnvironmentState.Present(var live)))
      return second.environmentId();
    if (live.id().equals(second.environmentId())) return live.id();
    boolean made =
        other
            .get()
            .resource()
            .operation()
            .filter(o -> o.requestId() != null)
            .filter(o -> OperationKind.of(o.kind()) == OperationKind.Create)
            .isPresent();
    boolean tagged =
        other
            .get()
            .facts()
            .tags()
            .known()
            .filter(tags -> observed.ownerId().equals(tags.get(Tags.OWNER)))
            .isPresent();
    return second.phase().beforeSwap() && (made || tagged) ? live.id() : second.environmentId();
  }

  /** Of a call whose answer was lost nobody knew that it had begun: its success says so. */
  private static Asked proven(Asked asked, Operation operation, Plan plan, long generation) {
    boolean created = OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean set = plan.replacementVerdict().appliedOptions(generation);
    return new Asked(
        asked.id(),
        created || set ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        set || (created && asked.options().isEmpty())
            ? plan.desired().map(DesiredState::ownedOptions).orElse(asked.options())
            : asked.options());
  }

  private static Asked begun(Asked asked, Operation operation, BeanstalkDecision what, Plan plan) {
    boolean options =
        what instanceof BeanstalkDecision.CreateEnvironment
            || (what instanceof BeanstalkDecision.UpdateEnvironment update
                && !(update.set().isEmpty() && update.remove().isEmpty()));
    return new Asked(
        asked.id(),
        options ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        options ? together(asked, plan) : asked.options());
  }

  private static @Nullable Version version(Asked asked, Operation operation, Plan plan) {
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

  private static List<String> together(Asked asked, Plan plan) {
    var all = new TreeSet<>(asked.options());
    plan.desired().ifPresent(desiredState -> all.addAll(desiredState.ownedOptions()));
    return new ArrayList<>(all);
  }
}
