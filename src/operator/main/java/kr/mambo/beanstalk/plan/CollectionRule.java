package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/**
 * Removes versions and secret artifacts that are neither deployed nor last good nor among the
 * newest.
 */
final class CollectionRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var garbage = situation.facts().garbage().known().filter(g -> !g.empty());
    return garbage.map(
        g ->
            new Decision.CollectVersions(
                situation.spec().application(),
                situation.rendered().orElseThrow().bucket(),
                g,
                Reason.CleaningUp,
                "%d old versions and %d old artifacts are removed"
                    .formatted(g.labels().size(), g.keys().size())));
  }
}
