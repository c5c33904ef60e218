package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.FailedDeployPolicy;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/**
 * After a failed deployment. Beanstalk itself goes back only with Immutable and TrafficSplitting:
 * with the other policies instances may run different versions, and only deploying again makes them
 * one.
 */
final class RecoveryRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var wanted = situation.rendered().orElseThrow();
    var live = situation.live().orElseThrow();
    if (situation.verdict() instanceof Verdict.Failed(var operation, var message)
        && deploys(OperationKind.of(operation.kind()))) {
      return Optional.of(afterFailure(situation, live, String.valueOf(operation.label()), message));
    }
    var stuck = FailedOperations.of(situation, OperationKind.Rollback);
    if (stuck.isPresent() && !DeploymentRule.changed(situation, wanted.wanted())) {
      return Optional.of(
          new Decision.Refuse(
              Reason.RollbackFailed,
              "Going back to the last good version failed too; Beanstalk reports version %s. It said: %s"
                  .formatted(live.versionLabel(), stuck.get())));
    }
    return FailedVersions.of(situation, wanted.wanted().label())
        .map(failed -> again(situation, live, failed.label(), String.valueOf(failed.message())));
  }

  private static boolean deploys(OperationKind kind) {
    return switch (kind) {
      case Deploy, Create -> true;
      case Rollback, UpdateSettings, UpdatePlatform, UpdateTags, Abort, SwapCnames, Terminate ->
          false;
    };
  }

  /** The way back may not have been taken yet: its call was throttled, or the operator died. */
  private static Decision again(
      Situation situation, EnvironmentSnapshot live, String label, String message) {
    return label.equals(situation.version().desired())
        ? afterFailure(situation, live, label, message)
        : standing(live, label, message);
  }

  private static Decision afterFailure(
      Situation situation, EnvironmentSnapshot live, String label, String message) {
    var good = situation.version().lastGood();
    boolean back = situation.deployment().onFailedDeploy() == FailedDeployPolicy.Rollback;
    if (!back || good == null || good.label().equals(label)) return standing(live, label, message);
    return new Decision.UpdateEnvironment(
        OperationKind.Rollback,
        live.id(),
        Optional.of(good.label()),
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        Reason.RollingBack,
        "Version %s failed, going back to %s. Beanstalk said: %s"
            .formatted(label, good.label(), message));
  }

  private static Decision standing(EnvironmentSnapshot live, String label, String message) {
    return new Decision.Refuse(
        Reason.DeployFailed,
        "Version %s failed and is not tried again until something changes; Beanstalk reports version %s. It said: %s"
            .formatted(label, live.versionLabel(), message));
  }
}
