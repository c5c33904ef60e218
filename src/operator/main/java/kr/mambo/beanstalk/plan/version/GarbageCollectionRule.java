package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * Removes versions and secret artifacts that are neither deployed nor last good nor among the
 * newest.
 */
public final class GarbageCollectionRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    var garbage = situation.facts().garbage().known().filter(g -> !g.isEmpty());
    return garbage.map(
        g ->
            new BeanstalkDecision.CollectGarbage(
                situation.spec().application(),
                situation.rendered().orElseThrow().bucket(),
                g,
                Reason.CleaningUp,
                "Deleting %d old versions and %d old artifacts"
                    .formatted(g.labels().size(), g.keys().size())));
  }
}
