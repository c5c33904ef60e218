package kr.mambo.beanstalk.plan.evidence;

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
public final class NewInstanceDeployment {
  private static final OptionKey DEPLOYMENT_POLICY =
      OptionKey.of("aws:elasticbeanstalk:command", "DeploymentPolicy");
  private static final Set<String> NEW_INSTANCE_POLICIES =
      Set.of(DeploymentPolicy.Immutable.name(), DeploymentPolicy.TrafficSplitting.name());

  private NewInstanceDeployment() {}

  /** Whether the spec asks for it. */
  public static boolean isDesired(BeanstalkSituation situation) {
    return usesNewInstances(
        situation
            .rendered()
            .map(rendered -> rendered.options().get(DEPLOYMENT_POLICY))
            .orElse(null),
        situation.observed());
  }

  /** Whether the environment does it, as far as its options were read. */
  public static boolean isLive(Observation observed) {
    return usesNewInstances(
        observed
            .facts()
            .settings()
            .known()
            .map(live -> live.deployed().get(DEPLOYMENT_POLICY))
            .orElse(null),
        observed);
  }

  private static boolean usesNewInstances(@Nullable String policy, Observation observed) {
    if (policy != null) return NEW_INSTANCE_POLICIES.contains(policy);
    var specPolicy = observed.resource().deployment().policy();
    return specPolicy != null && NEW_INSTANCE_POLICIES.contains(specPolicy.name());
  }
}
