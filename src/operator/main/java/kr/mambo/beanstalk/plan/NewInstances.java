package kr.mambo.beanstalk.plan;

import java.util.Set;
import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OptionKey;
import org.jspecify.annotations.Nullable;

/**
 * Immutable and TrafficSplitting deploy to instances beside those that run, and leave these alone
 * when it fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html">Deployment
 *     policies</a>
 */
final class NewInstances {
  private static final OptionKey POLICY =
      OptionKey.of("aws:elasticbeanstalk:command", "DeploymentPolicy");
  private static final Set<String> BESIDE =
      Set.of(DeploymentPolicy.Immutable.name(), DeploymentPolicy.TrafficSplitting.name());

  private NewInstances() {}

  /** Whether the spec asks for it. */
  static boolean wanted(Situation situation) {
    return isBeside(
        situation.rendered().map(rendered -> rendered.options().get(POLICY)).orElse(null),
        situation.seen());
  }

  /** Whether the environment does it, as far as its options were read. */
  static boolean live(Observation seen) {
    return isBeside(
        seen.facts().settings().known().map(live -> live.deployed().get(POLICY)).orElse(null),
        seen);
  }

  private static boolean isBeside(@Nullable String word, Observation seen) {
    if (word != null) return BESIDE.contains(word);
    var said = seen.subject().deployment().policy();
    return said != null && BESIDE.contains(said.name());
  }
}
