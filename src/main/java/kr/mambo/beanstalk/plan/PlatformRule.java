package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;

/**
 * Moves to the platform version that the spec pins; without a pin the version of the creation
 * stays.
 */
final class PlatformRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var pinned = situation.spec().platform() == null ? null : situation.spec().platform().version();
    var live = situation.live().orElseThrow();
    if (pinned == null
        || live.platformArn().endsWith("/" + pinned)
        || !SettingsRule.mayChange(situation)) return Optional.empty();
    var failed = FailedOperations.of(situation, OperationKind.UpdatePlatform);
    if (failed.isPresent()) {
      return Optional.of(
          new Decision.Refuse(
              Reason.ConfigurationRefused,
              "Beanstalk could not move to platform version %s. It said: %s"
                  .formatted(pinned, failed.get())));
    }
    return switch (situation.facts().platform()) {
      case Fact.NotAsked<PlatformVersion> none ->
          Optional.of(
              new Decision.Wait(Reason.WaitingForFirstObservation, "The platform is not read yet"));
      case Fact.Unreadable<PlatformVersion>(var failure) -> Optional.of(Decision.because(failure));
      case Fact.Known<PlatformVersion>(var platform) ->
          Optional.of(
              new Decision.UpdateEnvironment(
                  OperationKind.UpdatePlatform,
                  live.id(),
                  Optional.empty(),
                  Optional.of(platform.arn()),
                  new TreeMap<>(),
                  List.of(),
                  Reason.UpdatingPlatform,
                  "The platform moves to version %s: instances are replaced"
                      .formatted(platform.version())));
    };
  }
}
