package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** What the status says about the second environment. */
final class ReplacementReport {
  private ReplacementReport() {}

  static @Nullable SecondEnvironment of(Observation seen, Plan plan, Outcome outcome) {
    var second =
        plan.decision() instanceof Decision.Replacing.MoveTo move
            ? move.to().orElse(null)
            : seen.subject().before().replacement();
    if (second == null) return null;
    var asked =
        new Asked(
            id(seen, second), second.appliedGeneration(), second.version(), second.ownedOptions());
    if (plan.atOther() instanceof Verdict.Succeeded(var operation))
      asked = proven(asked, operation, plan, seen.subject().generation());
    if (outcome instanceof Outcome.Begun(var operation)
        && plan.decision()
            instanceof Decision.Replacing.AtOther(var name, var what, var reason, var message))
      asked = begun(asked, operation, what, plan);
    return second.known(asked.id(), asked.generation(), asked.version(), asked.options());
  }

  private record Asked(
      @Nullable String id,
      @Nullable Long generation,
      @Nullable Version version,
      List<String> options) {}

  /** Made by our own call, or carrying our tag. */
  private static @Nullable String id(Observation seen, SecondEnvironment second) {
    var other = seen.atOther();
    if (other.isEmpty() || !(other.get().live() instanceof Live.Present(var live)))
      return second.environmentId();
    if (live.id().equals(second.environmentId())) return live.id();
    boolean made =
        other
            .get()
            .subject()
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
            .filter(tags -> seen.ownerId().equals(tags.get(Tags.OWNER)))
            .isPresent();
    return second.phase().beforeSwap() && (made || tagged) ? live.id() : second.environmentId();
  }

  /** Of a call whose answer was lost nobody knew that it had begun: its success says so. */
  private static Asked proven(Asked asked, Operation operation, Plan plan, long generation) {
    boolean created = OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean set = plan.atOther().optionsAreSet(generation);
    return new Asked(
        asked.id(),
        created || set ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        set || (created && asked.options().isEmpty())
            ? plan.wanted().map(Wanted::options).orElse(asked.options())
            : asked.options());
  }

  private static Asked begun(Asked asked, Operation operation, Decision what, Plan plan) {
    boolean options =
        what instanceof Decision.CreateEnvironment
            || (what instanceof Decision.UpdateEnvironment update
                && !(update.set().isEmpty() && update.remove().isEmpty()));
    return new Asked(
        asked.id(),
        options ? Long.valueOf(operation.generation()) : asked.generation(),
        version(asked, operation, plan),
        options ? together(asked, plan) : asked.options());
  }

  private static @Nullable Version version(Asked asked, Operation operation, Plan plan) {
    return plan.wanted()
        .filter(w -> Objects.equals(w.label(), operation.label()))
        .map(w -> new Version(w.inputs(), w.keyId(), w.label(), null, null))
        .orElse(asked.version());
  }

  private static List<String> together(Asked asked, Plan plan) {
    var all = new TreeSet<>(asked.options());
    plan.wanted().ifPresent(wanted -> all.addAll(wanted.options()));
    return new ArrayList<>(all);
  }
}
