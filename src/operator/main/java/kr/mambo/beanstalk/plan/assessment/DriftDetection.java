package kr.mambo.beanstalk.plan.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import kr.mambo.beanstalk.plan.options.TagsRule;
import kr.mambo.beanstalk.plan.platform.PlatformUpdateRule;
import kr.mambo.beanstalk.plan.version.DeploymentRule;

/**
 * What differs from the spec at AWS: version, platform, options, tags, address, or the whole
 * environment.
 */
public final class DriftDetection {
  private DriftDetection() {}

  /** Empty where it cannot be determined now, as while an operation runs. */
  public static Optional<List<Drift>> detect(BeanstalkSituation situation) {
    return switch (situation.observed().environment()) {
      case EnvironmentState.Unknown _ -> Optional.empty();
      case EnvironmentState.Absent _ -> detectAbsent(situation);
      case EnvironmentState.Present(var live) -> detectPresent(situation, live);
    };
  }

  private static Optional<List<Drift>> detectAbsent(BeanstalkSituation situation) {
    if (isEnvironmentLost(situation)) {
      var name = situation.observed().resource().environmentName();
      return Optional.of(List.of(new Drift(Drift.ENVIRONMENT, name, null)));
    }
    return situation.verdict() instanceof OperationVerdict.Running
        ? Optional.empty()
        : Optional.of(List.of());
  }

  /** Whether another actor terminated what was created or adopted; not for a failed creation. */
  public static boolean isEnvironmentLost(BeanstalkSituation situation) {
    return situation.observed().environment() instanceof EnvironmentState.Absent
        && situation.previousStatus().environmentId() != null
        && !situation.observed().resource().isDeleting()
        && !isAbsenceExpected(situation);
  }

  /** Whether it is absent by our own doing, or not missed where the pods do its work. */
  private static boolean isAbsenceExpected(BeanstalkSituation situation) {
    var operation = situation.previousStatus().operation();
    if (new Cutover(situation.observed().resource(), situation.observed().now())
            .effectivePlacement()
        == Placement.Kubernetes) return true;
    return operation != null
        && switch (OperationKind.of(operation.kind())) {
          case Create, Terminate -> true;
          case Deploy, Rollback, UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames ->
              false;
        };
  }

  private static Optional<List<Drift>> detectPresent(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    boolean idle =
        live.lifecycle() == Lifecycle.Ready
            && !(situation.verdict() instanceof OperationVerdict.Running);
    var options = SettingsRule.diff(situation);
    var tags = TagsRule.diff(situation);
    if (!idle || !situation.isOwned() || options.isEmpty() || tags.isEmpty()) {
      return Optional.empty();
    }
    var drift = new ArrayList<Drift>();
    versionDrift(situation, live).ifPresent(drift::add);
    platformDrift(situation, live).ifPresent(drift::add);
    drift.addAll(options.get().drift());
    drift.addAll(tags.get().drift());
    CnameDrift.detect(situation).ifPresent(drift::add);
    return Optional.of(List.copyOf(drift));
  }

  /** After an adoption also the version that the spec would deploy: the one found is left. */
  private static Optional<Drift> versionDrift(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    var wanted =
        situation.isAdopted()
            ? situation.rendered().map(r -> r.wanted().label())
            : DeploymentRule.findDisplacedLabel(situation, live);
    return wanted
        .filter(label -> !label.equals(live.versionLabel()))
        .map(label -> new Drift("Version", label, live.versionLabel()));
  }

  /** What follows a branch has no version of its own to drift from. */
  private static Optional<Drift> platformDrift(
      BeanstalkSituation situation, EnvironmentSnapshot live) {
    var running = PlatformVersion.versionOf(live.platformArn());
    return PlatformUpdateRule.pinnedVersion(situation)
        .filter(pinned -> !pinned.equals(running))
        .map(pinned -> new Drift("Platform", pinned, running));
  }
}
