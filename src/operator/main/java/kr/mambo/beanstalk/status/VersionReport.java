package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.LastGoodVersion;
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

  static Version report(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var recorded = requireNonNullElse(observed.resource().previousStatus().version(), NONE);
    var live = observed.environment().snapshot();
    var deployed =
        live.map(EnvironmentSnapshot::versionLabel)
            .orElse(
                observed.environment() instanceof EnvironmentState.Unknown
                    ? recorded.deployed()
                    : null);
    var previous =
        VersionTransition.applyVerdict(plan.verdict(), plan.desired(), recorded, deployed);
    var version = desiredVersion(plan, outcome, previous, deployed);
    return VersionBuilder.builder()
        .inputs(version.inputs())
        .keyId(version.keyId())
        .desired(version.desired())
        .deployed(deployed)
        .lastGood(lastGood(observed, plan, outcome, live, version, previous.lastGood()))
        .build();
  }

  /** Inputs and label move when a deployment has begun, not before. */
  private static Version desiredVersion(
      Plan plan, BeanstalkOutcome outcome, Version previous, @Nullable String deployed) {
    if (plan.desired().isEmpty()) return previous;
    var desiredState = plan.desired().get();
    if (outcome instanceof BeanstalkOutcome.Started(var operation)) {
      return switch (OperationKind.of(operation.kind())) {
        case Create, Deploy ->
            Objects.equals(operation.label(), desiredState.label())
                ? fromDesiredState(desiredState, desiredState.label())
                : previous;
        case Rollback -> VersionTransition.afterRollback(operation.label(), previous);
        case UpdateTags ->
            previous.inputs() == null && deployed != null
                ? fromDesiredState(desiredState, deployed)
                : previous;
        case UpdateSettings, UpdatePlatform, Abort, SwapCnames, Terminate -> previous;
      };
    }
    boolean converged = plan.decision() instanceof BeanstalkDecision.Nothing;
    boolean otherKey = !Objects.equals(previous.keyId(), desiredState.keyId());
    return converged && deployed != null && (previous.inputs() == null || otherKey)
        ? fromDesiredState(desiredState, deployed)
        : previous;
  }

  private static Version fromDesiredState(DesiredState desiredState, String desired) {
    return VersionBuilder.builder()
        .inputs(desiredState.inputsDigest())
        .keyId(desiredState.keyId())
        .desired(desired)
        .build();
  }

  private static @Nullable LastGoodVersion lastGood(
      Observation observed,
      Plan plan,
      BeanstalkOutcome outcome,
      Optional<EnvironmentSnapshot> live,
      Version version,
      @Nullable LastGoodVersion previous) {
    if (outcome instanceof BeanstalkOutcome.Done
        && plan.decision() instanceof BeanstalkDecision.SaveSettings saved) {
      return new LastGoodVersion(saved.label(), saved.settings());
    }
    if (!observed.isHealthSettled()
        || live.isEmpty()
        || live.get().lifecycle() != Lifecycle.Ready) {
      return previous;
    }
    var label = live.get().versionLabel();
    boolean known = previous != null && previous.label().equals(label);
    return label == null || known || !label.equals(version.desired())
        ? previous
        : new LastGoodVersion(label, null);
  }
}
