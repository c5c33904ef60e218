package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.api.VersionBuilder;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.VersionTransition;
import org.jspecify.annotations.Nullable;

/** What the status says about versions. */
final class VersionReport {
  private static final Version NONE = VersionBuilder.builder().build();

  private VersionReport() {}

  static Version of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var told = requireNonNullElse(observed.resource().previousStatus().version(), NONE);
    var live =
        observed.environment() instanceof EnvironmentState.Present(var snapshot)
            ? Optional.of(snapshot)
            : Optional.<EnvironmentSnapshot>empty();
    var deployed =
        live.map(EnvironmentSnapshot::versionLabel)
            .orElse(
                observed.environment() instanceof EnvironmentState.Unknown
                    ? told.deployed()
                    : null);
    var before = VersionTransition.applyVerdict(plan.verdict(), plan.desired(), told, deployed);
    var version = intended(plan, outcome, before, deployed);
    return VersionBuilder.builder()
        .inputs(version.inputs())
        .keyId(version.keyId())
        .desired(version.desired())
        .deployed(deployed)
        .lastGood(lastGood(observed, plan, outcome, live, version, before.lastGood()))
        .build();
  }

  /** Inputs and label move when a deployment has begun, not before. */
  private static Version intended(
      Plan plan, BeanstalkOutcome outcome, Version before, @Nullable String deployed) {
    if (plan.desired().isEmpty()) return before;
    var desiredState = plan.desired().get();
    if (outcome instanceof BeanstalkOutcome.Started(var operation)) {
      return switch (OperationKind.of(operation.kind())) {
        case Create, Deploy ->
            Objects.equals(operation.label(), desiredState.label())
                ? taken(desiredState, desiredState.label())
                : before;
        case Rollback -> VersionTransition.afterRollback(operation.label(), before);
        case UpdateTags ->
            before.inputs() == null && deployed != null ? taken(desiredState, deployed) : before;
        case UpdateSettings, UpdatePlatform, Abort, SwapCnames, Terminate -> before;
      };
    }
    boolean settled = plan.decision() instanceof BeanstalkDecision.Nothing;
    boolean otherKey = !Objects.equals(before.keyId(), desiredState.keyId());
    return settled && deployed != null && (before.inputs() == null || otherKey)
        ? taken(desiredState, deployed)
        : before;
  }

  private static Version taken(DesiredState desiredState, String desired) {
    return VersionBuilder.builder()
        .inputs(desiredState.inputsDigest())
        .keyId(desiredState.keyId())
        .desired(desired)
        .build();
  }

  private static @Nullable LastGood lastGood(
      Observation observed,
      Plan plan,
      BeanstalkOutcome outcome,
      Optional<EnvironmentSnapshot> live,
      Version version,
      @Nullable LastGood before) {
    if (outcome instanceof BeanstalkOutcome.Done
        && plan.decision() instanceof BeanstalkDecision.SaveSettings kept) {
      return new LastGood(kept.label(), kept.settings());
    }
    if (!observed.isHealthSettled()
        || live.isEmpty()
        || live.get().lifecycle() != Lifecycle.Ready) {
      return before;
    }
    var label = live.get().versionLabel();
    boolean known = before != null && before.label().equals(label);
    return label == null || known || !label.equals(version.desired())
        ? before
        : new LastGood(label, null);
  }
}
