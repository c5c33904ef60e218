package kr.mambo.beanstalk.kubernetes;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancerType;

/**
 * How pods are replaced: Beanstalk's deployment policies as rolling updates.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html">Deployment
 *     policies and settings</a>
 */
final class RolloutStrategy {
  private static final IntOrString NONE = new IntOrString(0);
  private static final IntOrString ALL = new IntOrString("100%");

  private RolloutStrategy() {}

  static DeploymentStrategy strategy(EbEnvironmentSpec spec) {
    var batch = requireNonNullElse(spec.effectiveDeployment().batchSize(), ALL);
    return switch (policy(spec)) {
      case AllAtOnce -> rollingUpdate(NONE, ALL);
      case Rolling -> rollingUpdate(NONE, batch);
      case RollingWithAdditionalBatch -> rollingUpdate(batch, NONE);
      // A Deployment has no canary: as many new pods as old ones are started in addition.
      case Immutable, TrafficSplitting -> rollingUpdate(ALL, NONE);
    };
  }

  private static DeploymentPolicy policy(EbEnvironmentSpec spec) {
    var policy = spec.effectiveDeployment().policy();
    if (policy != null) return policy;
    var balancer = spec.effectiveLoadBalancer();
    return balancer.type() == LoadBalancerType.None
        ? DeploymentPolicy.AllAtOnce
        : DeploymentPolicy.RollingWithAdditionalBatch;
  }

  private static DeploymentStrategy rollingUpdate(
      IntOrString maxSurge, IntOrString maxUnavailable) {
    return new DeploymentStrategyBuilder()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(maxSurge)
        .withMaxUnavailable(maxUnavailable)
        .endRollingUpdate()
        .build();
  }
}
