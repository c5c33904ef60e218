package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.api.FailedDeployPolicy;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.api.LastGoodVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.options.SettingsRule;

/**
 * After a failed deployment. Beanstalk itself goes back only with Immutable and TrafficSplitting:
 * with the other policies instances may run different versions, and only deploying again makes them
 * one.
 */
public final class FailedDeploymentRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var desiredState = situation.rendered().orElseThrow().wanted();
    var live = situation.live().orElseThrow();
    return VersionFailures.find(situation, desiredState.label())
        .map(failed -> recover(situation, live, desiredState.settingsDigest(), failed));
  }

  private static BeanstalkDecision recover(
      BeanstalkSituation situation,
      EnvironmentSnapshot live,
      String settings,
      FailedVersion failed) {
    var rollbackFailure = OperationFailures.findUnresolved(situation, OperationKind.Rollback);
    return rollBack(situation, live, failed)
        .filter(decision -> rollbackFailure.isEmpty())
        .or(() -> applyChangedOptions(situation, settings, failed))
        .or(() -> rollbackFailure.map(errorMessage -> refuseFailedRollback(live, errorMessage)))
        .orElseGet(() -> refuseRetry(situation, live, failed));
  }

  /** Once it has begun, the last good version is what is wanted. */
  private static Optional<BeanstalkDecision> rollBack(
      BeanstalkSituation situation, EnvironmentSnapshot live, FailedVersion failed) {
    var lastGood = situation.version().lastGood();
    if (lastGood == null || !failed.label().equals(situation.version().desired())) {
      return Optional.empty();
    }
    return isRollbackExcluded(situation, lastGood, failed.label())
        ? Optional.empty()
        : Optional.of(
            new VersionRollback(situation, live, lastGood)
                .nextStep(failed.label(), "Beanstalk said: " + failed.message()));
  }

  /** A newer spec with the same version may have other options, and these are applied. */
  private static Optional<BeanstalkDecision> applyChangedOptions(
      BeanstalkSituation situation, String settings, FailedVersion failed) {
    return failed.settings() == null || failed.settings().equals(settings)
        ? Optional.empty()
        : new SettingsRule().decide(situation);
  }

  private static boolean isRollbackExcluded(
      BeanstalkSituation situation, LastGoodVersion lastGood, String label) {
    return situation.deployment().effectiveOnFailedDeploy() != FailedDeployPolicy.Rollback
        || lastGood.label().equals(label);
  }

  private static BeanstalkDecision refuseFailedRollback(
      EnvironmentSnapshot live, String errorMessage) {
    return new BeanstalkDecision.Refuse(
        Reason.RollbackFailed,
        "Rollback to the last good version failed too; Beanstalk reports version %s. Change the spec, or annotate with %s to retry. Beanstalk said: %s"
            .formatted(live.versionLabel(), Annotations.RECONCILE, errorMessage));
  }

  private static BeanstalkDecision refuseRetry(
      BeanstalkSituation situation, EnvironmentSnapshot live, FailedVersion failed) {
    return new BeanstalkDecision.Refuse(
        OperationFailures.findUnresolved(situation, OperationKind.Create).isPresent()
            ? Reason.CreateFailed
            : Reason.DeployFailed,
        "Version %s failed and is not retried. Change the spec or its inputs, or annotate with %s to retry. Beanstalk reports version %s and said: %s"
            .formatted(
                failed.label(), Annotations.RECONCILE, live.versionLabel(), failed.message()));
  }
}
