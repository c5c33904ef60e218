package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.DriftPolicy;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** Makes the live options those of the spec, or reports the difference. */
final class SettingsRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var diff = diff(situation).filter(d -> !d.empty());
    if (diff.isEmpty() || !mayChange(situation) || inVain(situation, diff.get())) {
      return Optional.empty();
    }
    // Without the tags nothing is remembered of what Beanstalk reads back otherwise.
    var tags = situation.facts().tags().unreadable();
    if (tags.isPresent()) return tags.map(Decision::because);
    var failed = FailedOperations.of(situation, OperationKind.UpdateSettings);
    if (failed.isPresent()) {
      return Optional.of(
          new Decision.Refuse(
              Reason.ConfigurationRefused,
              "Beanstalk could not change %s. It said: %s"
                  .formatted(names(diff.get()), failed.get())));
    }
    return Optional.of(
        new Decision.UpdateEnvironment(
            OperationKind.UpdateSettings,
            situation.live().orElseThrow().id(),
            Optional.empty(),
            Optional.empty(),
            diff.get().set(),
            diff.get().remove(),
            situation.rendered().map(rendered -> rendered.wanted().settings()),
            Reason.UpdatingSettings,
            "%d options are changed: %s".formatted(diff.get().drift().size(), names(diff.get()))));
  }

  private static String names(OptionDiff diff) {
    var names = diff.drift().stream().map(d -> d.what()).limit(10).toList();
    return String.join(", ", names) + (diff.drift().size() > names.size() ? ", ..." : "");
  }

  /** Empty where the live options were not read. */
  static Optional<OptionDiff> diff(Situation situation) {
    return situation
        .facts()
        .settings()
        .known()
        .flatMap(
            live ->
                situation
                    .rendered()
                    .map(
                        wanted ->
                            OptionDiff.between(wanted.options(), removable(situation), live)));
  }

  private static List<String> removable(Situation situation) {
    var generation = situation.seen().subject().generation();
    return situation.verdict().optionsAreSet(generation)
        ? List.of()
        : situation.before().ownedOptions();
  }

  /**
   * Whether just this was set already, and Beanstalk reads it back otherwise: setting it again and
   * again would keep the environment updating for ever.
   */
  static boolean inVain(Situation situation, OptionDiff diff) {
    var generation = situation.seen().subject().generation();
    if (situation.verdict() instanceof Verdict.Succeeded(var operation)) {
      return operation.generation() == generation
          && switch (OperationKind.of(operation.kind())) {
            case Create, UpdateSettings -> true;
            case Deploy, Rollback, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate ->
                false;
          };
    }
    return situation.before().drift().containsAll(diff.drift())
        && situation.before().conditions().stream()
            .anyMatch(
                c ->
                    c.type().equals(ConditionType.InSync.name())
                        && c.reason().equals(Reason.NotHonoured.name())
                        && Objects.equals(c.observedGeneration(), generation));
  }

  /**
   * A new generation is always applied; later differences are drift, and drift is its user's to
   * decide about: by policy, or once by annotation.
   */
  static boolean mayChange(Situation situation) {
    var subject = situation.seen().subject();
    if (situation.held()) return false;
    var crossing = new Crossing(subject, situation.seen().now());
    return situation.asksForChanges()
        || situation.spec().driftPolicy() == DriftPolicy.Correct
        // The operator itself made the environment small, or makes it whole again.
        || crossing.scaledDown()
        || crossing.back().isPresent()
        || !subject.applied();
  }
}
