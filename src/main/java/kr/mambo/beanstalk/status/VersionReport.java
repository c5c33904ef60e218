package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedVersion;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.LastGood;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** What the status says about versions. */
final class VersionReport {
  private static final Version NONE = new Version(null, null, null, null, null);
  private static final int MOST_FAILED = 10;

  private VersionReport() {}

  static Version of(Observation seen, Plan plan, Outcome outcome, Optional<Condition> healthy) {
    var before = proven(plan, requireNonNullElse(seen.subject().before().version(), NONE));
    var live =
        seen.live() instanceof Live.Present(var snapshot)
            ? Optional.of(snapshot)
            : Optional.<EnvironmentSnapshot>empty();
    var deployed =
        live.map(EnvironmentSnapshot::versionLabel)
            .orElse(seen.live() instanceof Live.Unknown ? before.deployed() : null);
    var version = intended(plan, outcome, before, deployed);
    return new Version(
        version.inputs(),
        version.keyId(),
        version.desired(),
        deployed,
        lastGood(seen, live, version, before.lastGood(), healthy));
  }

  /** Of a call whose answer was lost nobody knew that it had begun: its success says so. */
  private static Version proven(Plan plan, Version before) {
    if (!(plan.verdict() instanceof Verdict.Succeeded(var operation))) return before;
    var label = operation.label();
    return switch (OperationKind.of(operation.kind())) {
      case Create, Deploy ->
          plan.wanted()
              .filter(w -> w.label().equals(label))
              .map(
                  w ->
                      new Version(
                          w.inputs(), w.keyId(), label, before.deployed(), before.lastGood()))
              .orElse(before);
      case Rollback -> back(label, before);
      case UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate -> before;
    };
  }

  /**
   * The inputs of the last good version are known no more, only that they are not those that
   * failed.
   */
  private static Version back(@Nullable String label, Version before) {
    return new Version(null, null, label, before.deployed(), before.lastGood());
  }

  /** Inputs and label move when a deployment has begun, not before. */
  private static Version intended(
      Plan plan, Outcome outcome, Version before, @Nullable String deployed) {
    if (plan.wanted().isEmpty()) return before;
    var wanted = plan.wanted().get();
    if (outcome instanceof Outcome.Begun(var operation)) {
      return switch (OperationKind.of(operation.kind())) {
        case Create, Deploy ->
            Objects.equals(operation.label(), wanted.label())
                ? taken(wanted, wanted.label())
                : before;
        case Rollback -> back(operation.label(), before);
        case UpdateTags ->
            before.inputs() == null && deployed != null ? taken(wanted, deployed) : before;
        case UpdateSettings, UpdatePlatform, Abort, SwapCnames, Terminate -> before;
      };
    }
    boolean settled = plan.decision() instanceof Decision.Nothing;
    boolean otherKey = !Objects.equals(before.keyId(), wanted.keyId());
    return settled && deployed != null && (before.inputs() == null || otherKey)
        ? taken(wanted, deployed)
        : before;
  }

  private static Version taken(Wanted wanted, String desired) {
    return new Version(wanted.inputs(), wanted.keyId(), desired, null, null);
  }

  private static @Nullable LastGood lastGood(
      Observation seen,
      Optional<EnvironmentSnapshot> live,
      Version version,
      @Nullable LastGood before,
      Optional<Condition> healthy) {
    var deployment = requireNonNullElse(seen.subject().spec().deployment(), Deployment.UNSAID);
    boolean steady =
        healthy
            .filter(c -> c.status() == ConditionStatus.True)
            .map(
                c ->
                    Duration.between(c.lastTransitionTime(), seen.now()).toSeconds()
                        >= deployment.healthSettleSeconds())
            .orElse(false);
    if (!steady || live.isEmpty() || live.get().lifecycle() != Lifecycle.Ready) return before;
    var label = live.get().versionLabel();
    return label != null && label.equals(version.desired()) ? new LastGood(label, null) : before;
  }

  static List<FailedVersion> failed(Observation seen, Plan plan, Outcome outcome) {
    var before = seen.subject().before();
    boolean again = seen.subject().asks(Annotations.RECONCILE, before.lastHandledReconcileAt());
    var failed = new ArrayList<>(again ? List.<FailedVersion>of() : before.failedVersions());
    if (plan.verdict() instanceof Verdict.Failed(var operation, var message)
        && operation.label() != null) {
      var kind = OperationKind.of(operation.kind());
      if (kind == OperationKind.Deploy || kind == OperationKind.Create) {
        failed.removeIf(f -> f.label().equals(operation.label()));
        failed.add(new FailedVersion(operation.label(), seen.now(), message));
      }
    }
    // What is stopped because it fails has failed.
    if (plan.decision() instanceof Decision.Abort abort
        && OwnershipReport.begins(outcome)
        && plan.verdict() instanceof Verdict.Running(var operation, var overdue)
        && operation.label() != null
        && OperationKind.of(operation.kind()) == OperationKind.Deploy) {
      failed.removeIf(f -> f.label().equals(operation.label()));
      failed.add(new FailedVersion(operation.label(), seen.now(), abort.message()));
    }
    if (plan.verdict() instanceof Verdict.Succeeded(var operation)) {
      failed.removeIf(f -> f.label().equals(operation.label()));
    }
    return failed.size() <= MOST_FAILED
        ? failed
        : failed.subList(failed.size() - MOST_FAILED, failed.size());
  }
}
