package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.FailedDeployPolicy;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;

/**
 * After a failed deployment. Beanstalk itself goes back only with Immutable and TrafficSplitting:
 * with the other policies instances may run different versions, and only deploying again makes them
 * one.
 */
final class RecoveryRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var wanted = situation.rendered().orElseThrow().wanted();
    var live = situation.live().orElseThrow();
    return FailedVersions.of(situation, wanted.label())
        .map(failed -> again(situation, live, wanted.settings(), failed));
  }

  private static Decision again(
      Situation situation, EnvironmentSnapshot live, String settings, FailedVersion failed) {
    var stuck = FailedOperations.standing(situation, OperationKind.Rollback);
    return back(situation, live, failed)
        .filter(decision -> stuck.isEmpty())
        .or(() -> otherOptions(situation, settings, failed))
        .or(() -> stuck.map(said -> stuck(live, said)))
        .orElseGet(() -> standing(situation, live, failed));
  }

  /** Once it has begun, the last good version is what is wanted. */
  private static Optional<Decision> back(
      Situation situation, EnvironmentSnapshot live, FailedVersion failed) {
    var good = situation.version().lastGood();
    if (good == null || !failed.label().equals(situation.version().desired())) {
      return Optional.empty();
    }
    return stays(situation, good, failed.label())
        ? Optional.empty()
        : Optional.of(
            new WayBack(situation, live, good)
                .step(failed.label(), "Beanstalk said: " + failed.message()));
  }

  /** A newer spec with the same version may have other options, and these are made. */
  private static Optional<Decision> otherOptions(
      Situation situation, String settings, FailedVersion failed) {
    return failed.settings() == null || failed.settings().equals(settings)
        ? Optional.empty()
        : new SettingsRule().decide(situation);
  }

  private static boolean stays(Situation situation, LastGood good, String label) {
    return situation.deployment().onFailedDeploy() != FailedDeployPolicy.Rollback
        || good.label().equals(label);
  }

  private static Decision stuck(EnvironmentSnapshot live, String said) {
    return new Decision.Refuse(
        Reason.RollbackFailed,
        "Going back to the last good version failed too; Beanstalk reports version %s. It said: %s"
            .formatted(live.versionLabel(), said));
  }

  private static Decision standing(
      Situation situation, EnvironmentSnapshot live, FailedVersion failed) {
    return new Decision.Refuse(
        FailedOperations.standing(situation, OperationKind.Create).isPresent()
            ? Reason.CreateFailed
            : Reason.DeployFailed,
        "Version %s failed and is not tried again until something changes, or %s asks for it; Beanstalk reports version %s. It said: %s"
            .formatted(
                failed.label(), Annotations.RECONCILE, live.versionLabel(), failed.message()));
  }
}
