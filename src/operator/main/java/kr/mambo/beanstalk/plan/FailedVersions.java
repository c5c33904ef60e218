package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Annotations;

/** Versions that failed are not tried again until their content changes or their user asks. */
final class FailedVersions {
  private FailedVersions() {}

  static Optional<FailedVersion> of(Situation situation, String label) {
    if (situation.asked(
        Annotations.RECONCILE, Optional.ofNullable(situation.before().lastHandledReconcileAt()))) {
      return Optional.empty();
    }
    return situation.before().failedVersions().stream()
        .filter(f -> f.label().equals(label))
        .findFirst();
  }
}
