package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * How new versions reach the instances, and what counts as success.
 *
 * @param policy how a version is rolled out: AllAtOnce, Rolling, RollingWithAdditionalBatch,
 *     Immutable or TrafficSplitting (Application load balancers only). Default:
 *     RollingWithAdditionalBatch; AllAtOnce with loadBalancer type None
 * @param batchSize instances per batch, a number (1-10000) or a percentage ("1%" to "100%"); for
 *     Rolling and RollingWithAdditionalBatch. Default: Beanstalk's, 100%
 * @param timeoutSeconds how long an instance may take for a deployment, in seconds; 1-3600.
 *     Default: 600
 * @param healthThreshold the worst health that counts as success and as Ready: Ok, Warning,
 *     Degraded or Severe. Default: Ok
 * @param healthSettleSeconds how long health must hold before a deployment is believed, in seconds;
 *     0-3600. Default: 60
 * @param onFailedDeploy Rollback goes back to the last good version and settings, Hold leaves
 *     things. Default: Rollback
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.batchSize) || (has(self.policy) ? self.policy in ['Rolling', 'RollingWithAdditionalBatch'] : true)",
    message =
        "batchSize has a meaning only with policy Rolling or RollingWithAdditionalBatch: remove it, or choose one of these")
public record Deployment(
    @Nullable DeploymentPolicy policy,
    @Nullable
        @ValidationRule(
            value =
                "type(self) == int ? self >= 1 && self <= 10000 : self.matches('^([1-9][0-9]?|100)%$')",
            message =
                "batchSize is a number of instances from 1 to 10000, or a percentage as text, for example \"30%\"")
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
