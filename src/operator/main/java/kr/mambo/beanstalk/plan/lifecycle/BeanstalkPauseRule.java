package kr.mambo.beanstalk.plan.lifecycle;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * The user may hold everything, in the spec or, where a GitOps tool owns the spec, by annotation.
 */
public final class BeanstalkPauseRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (situation.spec().suspend()) {
      return Optional.of(
          new BeanstalkDecision.Paused(
              Reason.Suspended,
              "spec.suspend is true: nothing is written to AWS. Set it to false to resume."));
    }
    var annotation = situation.observed().resource().annotations().get(Annotations.PAUSED);
    return annotation == null || annotation.equals("false")
        ? Optional.empty()
        : Optional.of(
            new BeanstalkDecision.Paused(
                Reason.PausedByAnnotation,
                "Paused by the annotation " + Annotations.PAUSED + ": remove it to resume"));
  }
}
