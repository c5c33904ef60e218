package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** What holds one side holds the other. */
final class ClusterPauseRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    var subject = situation.seen().subject();
    if (subject.spec().suspend()) {
      return hold(Reason.Suspended, "spec.suspend is true: nothing is written to the cluster");
    }
    var annotation = subject.annotations().get(Annotations.PAUSED);
    return annotation == null || annotation.equals("false")
        ? Optional.empty()
        : hold(
            Reason.PausedByAnnotation,
            "The annotation " + Annotations.PAUSED + " holds it: remove it to go on");
  }

  private static Optional<ClusterDecision> hold(Reason reason, String message) {
    return Optional.of(new ClusterDecision.Hold(reason, message));
  }
}
