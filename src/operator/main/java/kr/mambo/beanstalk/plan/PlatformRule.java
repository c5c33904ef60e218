package kr.mambo.beanstalk.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.api.PlatformUpdate;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.MaintenanceWindow.Reading;

/**
 * Moves the platform version along its branch: to the one that the spec pins, else as its update
 * mode says. Never together with a deployment: what fails would not be told apart.
 */
final class PlatformRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var live = situation.live().orElseThrow();
    var pinned = pinned(situation);
    return pinned.isPresent()
        ? toPin(situation, live, pinned.get())
        : toNewest(situation, live, situation.facts().newestPlatform().known());
  }

  static Optional<String> pinned(Situation situation) {
    return Optional.ofNullable(situation.spec().platform()).map(Platform::version);
  }

  /** When the next maintenance window opens, in mode Window. */
  static Optional<Instant> opensAt(Situation situation) {
    return window(situation).flatMap(window -> window.opensAfter(situation.seen().now()));
  }

  private static Optional<Decision> toPin(
      Situation situation, EnvironmentSnapshot live, String pinned) {
    if (PlatformVersion.versionOf(live.platformArn()).equals(pinned)
        || !SettingsRule.mayChange(situation)) return Optional.empty();
    return switch (situation.facts().platform()) {
      case Fact.NotAsked<PlatformVersion> none ->
          Optional.of(
              new Decision.Wait(Reason.WaitingForFirstObservation, "The platform is not read yet"));
      case Fact.Unreadable<PlatformVersion>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<PlatformVersion>(var platform) ->
          Optional.of(move(situation, live, platform));
    };
  }

  /** Only forward, and only to what AWS recommends. */
  private static Optional<Decision> toNewest(
      Situation situation, EnvironmentSnapshot live, Optional<PlatformVersion> newest) {
    return newest
        .filter(PlatformVersion::recommended)
        .filter(p -> p.newerThan(PlatformVersion.versionOf(live.platformArn())))
        .filter(p -> now(situation))
        .map(p -> move(situation, live, p));
  }

  private static boolean now(Situation situation) {
    var update = update(situation);
    if (update.isEmpty() || situation.held()) return false;
    return switch (update.get().mode()) {
      case Manual -> false;
      case Immediate -> true;
      case Window -> window(situation).filter(w -> w.isOpen(situation.seen().now())).isPresent();
    };
  }

  private static Optional<PlatformUpdate> update(Situation situation) {
    return Optional.ofNullable(situation.spec().platform()).map(Platform::update);
  }

  private static Optional<MaintenanceWindow> window(Situation situation) {
    return update(situation)
        .filter(update -> update.mode() == UpdateMode.Window && pinned(situation).isEmpty())
        .flatMap(
            update ->
                MaintenanceWindow.read(update) instanceof Reading.Read(var window)
                    ? Optional.of(window)
                    : Optional.empty());
  }

  private static Decision move(
      Situation situation, EnvironmentSnapshot live, PlatformVersion platform) {
    var failed =
        FailedOperations.ofPlatform(situation, platform.version())
            .map(
                said ->
                    new Decision.Refuse(
                        Reason.ConfigurationRefused,
                        "Beanstalk could not move to platform version %s. It said: %s"
                            .formatted(platform.version(), said)));
    if (failed.isPresent()) return failed.get();
    return new Decision.UpdateEnvironment(
        OperationKind.UpdatePlatform,
        live.id(),
        Optional.empty(),
        Optional.of(platform.arn()),
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        Reason.UpdatingPlatform,
        "The platform moves from version %s to %s: instances are replaced"
            .formatted(PlatformVersion.versionOf(live.platformArn()), platform.version()));
  }
}
