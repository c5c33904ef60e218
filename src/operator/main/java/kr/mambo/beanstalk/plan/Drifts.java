package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Verdict;

/**
 * What differs from the spec at AWS: version, platform, options, tags, address, or the whole
 * environment.
 */
final class Drifts {
  private Drifts() {}

  /** Empty where it cannot be told now, as while an operation runs. */
  static Optional<List<Drift>> of(Situation situation) {
    return switch (situation.seen().live()) {
      case Live.Unknown unknown -> Optional.empty();
      case Live.Absent absent -> absent(situation);
      case Live.Present(var live) -> standing(situation, live);
    };
  }

  private static Optional<List<Drift>> absent(Situation situation) {
    if (vanished(situation)) {
      var name = situation.seen().subject().environmentName();
      return Optional.of(List.of(new Drift(Drift.ENVIRONMENT, name, null)));
    }
    return situation.verdict() instanceof Verdict.Running
        ? Optional.empty()
        : Optional.of(List.of());
  }

  /** Whether somebody terminated what was made or taken over. A creation that failed is another. */
  static boolean vanished(Situation situation) {
    return situation.seen().live() instanceof Live.Absent
        && situation.before().environmentId() != null
        && !situation.seen().subject().deleting()
        && !ours(situation);
  }

  /** Whether it is absent by our own doing, or not missed where the pods do its work. */
  private static boolean ours(Situation situation) {
    var operation = situation.before().operation();
    if (new Crossing(situation.seen().subject(), situation.seen().now()).placement()
        == Placement.Kubernetes) return true;
    return operation != null
        && switch (OperationKind.of(operation.kind())) {
          case Create, Terminate -> true;
          case Deploy, Rollback, UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames ->
              false;
        };
  }

  private static Optional<List<Drift>> standing(Situation situation, EnvironmentSnapshot live) {
    boolean still =
        live.lifecycle() == Lifecycle.Ready && !(situation.verdict() instanceof Verdict.Running);
    var options = SettingsRule.diff(situation);
    var tags = TagsRule.diff(situation);
    if (!still || !situation.belongs() || options.isEmpty() || tags.isEmpty()) {
      return Optional.empty();
    }
    var drift = new ArrayList<Drift>();
    version(situation, live).ifPresent(drift::add);
    platform(situation, live).ifPresent(drift::add);
    drift.addAll(options.get().drift());
    drift.addAll(tags.get().drift());
    CnameDrift.of(situation).ifPresent(drift::add);
    return Optional.of(List.copyOf(drift));
  }

  /** After an adoption also the version that the spec would deploy: the one found is left. */
  private static Optional<Drift> version(Situation situation, EnvironmentSnapshot live) {
    var wanted =
        situation.adopted()
            ? situation.rendered().map(r -> r.wanted().label())
            : DeploymentRule.displaced(situation, live);
    return wanted
        .filter(label -> !label.equals(live.versionLabel()))
        .map(label -> new Drift("Version", label, live.versionLabel()));
  }

  /** What follows a branch has no version of its own to drift from. */
  private static Optional<Drift> platform(Situation situation, EnvironmentSnapshot live) {
    var running = PlatformVersion.versionOf(live.platformArn());
    return PlatformRule.pinned(situation)
        .filter(pinned -> !pinned.equals(running))
        .map(pinned -> new Drift("Platform", pinned, running));
  }
}
