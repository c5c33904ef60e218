package kr.mambo.beanstalk.plan.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.api.PlatformUpdate;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.UpdateEnvironmentBuilder;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import kr.mambo.beanstalk.plan.platform.MaintenanceWindow.Result;

/**
 * Moves the platform version along its branch: to the one that the spec pins, else as its update
 * mode says. Never together with a deployment: the failing one could not be identified.
 */
public final class PlatformUpdateRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var live = situation.live().orElseThrow();
    var pinned = pinnedVersion(situation);
    return pinned.isPresent()
        ? moveToPinned(situation, live, pinned.get())
        : moveToNewest(situation, live, situation.facts().newestPlatform().known());
  }

  public static Optional<String> pinnedVersion(BeanstalkSituation situation) {
    return Optional.ofNullable(situation.spec().platform()).map(Platform::version);
  }

  /** When the next maintenance window opens, in mode Window. */
  public static Optional<Instant> nextWindowOpening(BeanstalkSituation situation) {
    return maintenanceWindow(situation)
        .flatMap(window -> window.nextOpening(situation.observed().now()));
  }

  private static Optional<BeanstalkDecision> moveToPinned(
      BeanstalkSituation situation, EnvironmentSnapshot live, String pinned) {
    if (PlatformVersion.versionOf(live.platformArn()).equals(pinned)
        || !SettingsRule.isChangeAllowed(situation)) return Optional.empty();
    return switch (situation.facts().platform()) {
      case Fact.NotRead<PlatformVersion> _ ->
          Optional.of(
              new BeanstalkDecision.Wait(
                  Reason.WaitingForFirstObservation, "Waiting for the first read of the platform"));
      case Fact.Unreadable<PlatformVersion>(var failure) ->
          Optional.of(BeanstalkDecision.forFailure(failure));
      case Fact.Known<PlatformVersion>(var platform) ->
          Optional.of(move(situation, live, platform));
    };
  }

  /** Only forward, and only to what AWS recommends. */
  private static Optional<BeanstalkDecision> moveToNewest(
      BeanstalkSituation situation, EnvironmentSnapshot live, Optional<PlatformVersion> newest) {
    return newest
        .filter(PlatformVersion::isRecommended)
        .filter(p -> p.isNewerThan(PlatformVersion.versionOf(live.platformArn())))
        .filter(p -> isUpdateDue(situation))
        .map(p -> move(situation, live, p));
  }

  private static boolean isUpdateDue(BeanstalkSituation situation) {
    var update = updatePolicy(situation);
    if (update.isEmpty() || situation.isAdoptionReportOnly()) return false;
    return switch (update.get().mode()) {
      case Manual -> false;
      case Immediate -> true;
      case Window ->
          maintenanceWindow(situation)
              .filter(w -> w.isOpen(situation.observed().now()))
              .isPresent();
    };
  }

  private static Optional<PlatformUpdate> updatePolicy(BeanstalkSituation situation) {
    return Optional.ofNullable(situation.spec().platform()).map(Platform::update);
  }

  private static Optional<MaintenanceWindow> maintenanceWindow(BeanstalkSituation situation) {
    return updatePolicy(situation)
        .filter(update -> update.mode() == UpdateMode.Window && pinnedVersion(situation).isEmpty())
        .flatMap(
            update ->
                MaintenanceWindow.parse(update) instanceof Result.Valid(var window)
                    ? Optional.of(window)
                    : Optional.empty());
  }

  private static BeanstalkDecision move(
      BeanstalkSituation situation, EnvironmentSnapshot live, PlatformVersion platform) {
    var failed =
        OperationFailures.findForPlatform(situation, platform.version())
            .map(
                errorMessage ->
                    new BeanstalkDecision.Refuse(
                        Reason.ConfigurationRefused,
                        "Beanstalk could not update to platform version %s. Set spec.platform.version to another version, or annotate with eb.mambo.kr/reconcile-requested-at to retry. Beanstalk said: %s"
                            .formatted(platform.version(), errorMessage)));
    if (failed.isPresent()) return failed.get();
    return UpdateEnvironmentBuilder.builder()
        .kind(OperationKind.UpdatePlatform)
        .environmentId(live.id())
        .label(Optional.empty())
        .platformArn(Optional.of(platform.arn()))
        .set(new TreeMap<>())
        .remove(List.of())
        .settings(Optional.empty())
        .reason(Reason.UpdatingPlatform)
        .message(
            "Updating the platform from version %s to %s, replacing instances"
                .formatted(PlatformVersion.versionOf(live.platformArn()), platform.version()))
        .build();
  }
}
