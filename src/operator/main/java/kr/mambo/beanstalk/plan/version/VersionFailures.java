package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/** Versions that failed are not tried again until their content changes or the user asks. */
public final class VersionFailures {
  private VersionFailures() {}

  public static Optional<FailedVersion> find(BeanstalkSituation situation, String label) {
    if (situation.isRequested(
        Annotations.RECONCILE,
        Optional.ofNullable(situation.previousStatus().lastHandledReconcileAt()))) {
      return Optional.empty();
    }
    return situation.previousStatus().failedVersions().stream()
        .filter(failed -> failed.label().equals(label))
        .findFirst();
  }
}
