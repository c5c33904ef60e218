package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * How new versions are deployed to the instances, and what counts as success.
 *
 * @param policy Beanstalk's deployment policy: AllAtOnce, Rolling, RollingWithAdditionalBatch,
 *     Immutable or TrafficSplitting (Application load balancers only). Default:
 *     RollingWithAdditionalBatch; AllAtOnce with loadBalancer type None
 * @param batchSize instances per batch, as a number (1-10000) or a percentage ("1%" to "100%");
 *     only with policy Rolling or RollingWithAdditionalBatch. Default: Beanstalk's default of 100%
 * @param timeoutSeconds how long a deployment may take on an instance, in seconds; 1-3600. Default:
 *     600
 * @param healthThreshold the worst health that counts as success and as Ready: Ok, Warning,
 *     Degraded or Severe. Default: Ok
 * @param healthSettleSeconds how long health must stay within healthThreshold before a deployment
 *     counts as successful, in seconds; 0-3600. Default: 60
 * @param onFailedDeploy what to do after a failed deployment: Rollback redeploys the last good
 *     version and its settings, Hold changes nothing. Default: Rollback
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.batchSize) || (has(self.policy) ? self.policy in ['Rolling', 'RollingWithAdditionalBatch'] : true)",
    message =
        "batchSize applies only to policy Rolling or RollingWithAdditionalBatch: remove it, or choose one of these policies")
public record Deployment(
    @Nullable DeploymentPolicy policy,
    @Nullable
        @ValidationRule(
            value =
                "type(self) == int ? self >= 1 && self <= 10000 : self.matches('^([1-9][0-9]?|100)%$')",
            message =
                "batchSize must be a number of instances from 1 to 10000, or a percentage as a string, for example \"30%\"")
        IntOrString batchSize,
    @Nullable @Min(1) @Max(3600) Integer timeoutSeconds,
    @Nullable HealthThreshold healthThreshold,
    @Nullable @Min(0) @Max(3600) Integer healthSettleSeconds,
    @Nullable FailedDeployPolicy onFailedDeploy) {
  /** Nothing is written. */
  public static final Deployment DEFAULTS = new Deployment(null, null, null, null, null, null);

  /**
   * What is written, or its default. The schema has none: it would be written into the resource,
   * where nobody can tell it from a user's claim.
   */
  public int effectiveTimeoutSeconds() {
    return Defaults.or(timeoutSeconds, 600);
  }

  public HealthThreshold effectiveHealthThreshold() {
    return Defaults.or(healthThreshold, HealthThreshold.Ok);
  }

  public int effectiveHealthSettleSeconds() {
    return Defaults.or(healthSettleSeconds, 60);
  }

  public FailedDeployPolicy effectiveOnFailedDeploy() {
    return Defaults.or(onFailedDeploy, FailedDeployPolicy.Rollback);
  }
}
