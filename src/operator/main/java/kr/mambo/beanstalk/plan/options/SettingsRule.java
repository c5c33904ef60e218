package kr.mambo.beanstalk.plan.options;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.DriftPolicy;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;

/** Makes the live options those of the spec, or reports the difference. */
public final class SettingsRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var diff = diff(situation).filter(d -> !d.isEmpty());
    if (diff.isEmpty() || !isChangeAllowed(situation) || isKnownNotApplied(situation, diff.get())) {
      return Optional.empty();
    }
    // Without the tags nothing is remembered of what Beanstalk reads back otherwise.
    var tags = situation.facts().tags().readFailure();
    if (tags.isPresent()) return tags.map(BeanstalkDecision::forFailure);
    var failed = OperationFailures.findForGeneration(situation, OperationKind.UpdateSettings);
    if (failed.isPresent()) {
      return Optional.of(
          new BeanstalkDecision.Refuse(
              Reason.ConfigurationRefused,
              "Beanstalk could not update %s. Correct the options in the spec. Beanstalk said: %s"
                  .formatted(describe(diff.get()), failed.get())));
    }
    return Optional.of(
        UpdateEnvironmentBuilder.builder()
            .kind(OperationKind.UpdateSettings)
            .environmentId(situation.live().orElseThrow().id())
            .label(Optional.empty())
            .platformArn(Optional.empty())
            .set(diff.get().set())
            .remove(diff.get().remove())
            .settings(situation.rendered().map(rendered -> rendered.wanted().settingsDigest()))
            .reason(Reason.UpdatingSettings)
            .message(
                "Updating %d options: %s"
                    .formatted(diff.get().drift().size(), describe(diff.get())))
            .build());
  }

  private static String describe(OptionDiff diff) {
    var names = diff.drift().stream().map(d -> d.what()).limit(10).toList();
    return String.join(", ", names) + (diff.drift().size() > names.size() ? ", ..." : "");
  }

  /** Empty where the live options were not read. */
  public static Optional<OptionDiff> diff(BeanstalkSituation situation) {
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
                            OptionDiff.between(
                                wanted.options(), removableOptions(situation), live)));
  }

  private static List<String> removableOptions(BeanstalkSituation situation) {
    var generation = situation.observed().resource().generation();
    return situation.verdict().appliedOptions(generation)
        ? List.of()
        : situation.previousStatus().ownedOptions();
  }

  /**
   * Whether just this was set already, and Beanstalk reads it back otherwise: setting it again and
   * again would keep the environment updating for ever.
   */
  public static boolean isKnownNotApplied(BeanstalkSituation situation, OptionDiff diff) {
    var generation = situation.observed().resource().generation();
    if (situation.verdict() instanceof OperationVerdict.Succeeded(var operation)) {
      return operation.generation() == generation
          && switch (OperationKind.of(operation.kind())) {
            case Create, UpdateSettings -> true;
            case Deploy, Rollback, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate ->
                false;
          };
    }
    return situation.previousStatus().drift().containsAll(diff.drift())
        && situation
            .previousStatus()
            .condition(ConditionType.InSync)
            .filter(Reason.OptionsNotApplied::isReasonOf)
            .filter(c -> Objects.equals(c.observedGeneration(), generation))
            .isPresent();
  }

  /**
   * A new generation is always applied; later differences are drift, and drift is the user's to
   * decide about: by policy, or once by annotation.
   */
  public static boolean isChangeAllowed(BeanstalkSituation situation) {
    var resource = situation.observed().resource();
    if (situation.isAdoptionReportOnly()) return false;
    var cutover = new Cutover(resource, situation.observed().now());
    return situation.isApplyRequested()
        || situation.spec().driftPolicy() == DriftPolicy.Correct
        // The operator itself made the environment small, or makes it whole again.
        || cutover.isScaleDownDue()
        || cutover.rollback().isPresent()
        || !resource.isApplied();
  }
}
