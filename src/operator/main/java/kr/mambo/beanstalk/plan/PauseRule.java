package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Its user may hold everything, in the spec or, where a GitOps tool owns the spec, by annotation.
 */
final class PauseRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (situation.spec().suspend()) {
      return Optional.of(
          new Decision.Hold(
              Reason.Suspended,
              "spec.suspend is true: nothing is written to AWS until it is false"));
    }
    var annotation = situation.seen().subject().annotations().get(Annotations.PAUSED);
    return annotation == null || annotation.equals("false")
        ? Optional.empty()
        : Optional.of(
            new Decision.Hold(
                Reason.PausedByAnnotation,
                "The annotation " + Annotations.PAUSED + " holds it: remove it to go on"));
  }
}
