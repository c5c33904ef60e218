package kr.mambo.beanstalk.status;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ProvenVersion;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** What the status says about versions. */
final class VersionReport {
  private static final Version NONE = new Version(null, null, null, null, null);

  private VersionReport() {}

  static Version of(Observation seen, Plan plan, Outcome outcome) {
    var told = requireNonNullElse(seen.subject().before().version(), NONE);
    var live =
        seen.live() instanceof Live.Present(var snapshot)
            ? Optional.of(snapshot)
            : Optional.<EnvironmentSnapshot>empty();
    var deployed =
        live.map(EnvironmentSnapshot::versionLabel)
            .orElse(seen.live() instanceof Live.Unknown ? told.deployed() : null);
    var before = ProvenVersion.of(plan.verdict(), plan.wanted(), told, deployed);
    var version = intended(plan, outcome, before, deployed);
    return new Version(
        version.inputs(),
        version.keyId(),
        version.desired(),
        deployed,
        lastGood(seen, plan, outcome, live, version, before.lastGood()));
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
        case Rollback -> ProvenVersion.back(operation.label(), before);
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
      Plan plan,
      Outcome outcome,
      Optional<EnvironmentSnapshot> live,
      Version version,
      @Nullable LastGood before) {
    if (outcome instanceof Outcome.Done && plan.decision() instanceof Decision.KeepSettings kept) {
      return new LastGood(kept.label(), kept.settings());
    }
    if (!seen.healthHolds() || live.isEmpty() || live.get().lifecycle() != Lifecycle.Ready) {
      return before;
    }
    var label = live.get().versionLabel();
    boolean known = before != null && before.label().equals(label);
    return label == null || known || !label.equals(version.desired())
        ? before
        : new LastGood(label, null);
  }
}
