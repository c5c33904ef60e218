package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the same workload runs on Kubernetes. The operator creates objects in the namespace only if
 * this is set.
 *
 * @param ingress the Ingress to create. Default: none
 * @param serviceAccountName the ServiceAccount of the pods, created if it does not exist; 1-253
 *     characters. Default: the resource's name
 * @param soakSeconds how long one side must stay healthy before the other is changed, in seconds;
 *     0-86400. Default: 600
 * @param onFailedCutover what to do when pods fail after the cutover: Hold reports them, Back also
 *     switches back to Beanstalk automatically. Default: Hold
 * @param acknowledgedBlockers blockers that are handled outside of this resource, each by its
 *     `field` in `status.migration.blockers`; they are reported as warnings and no longer block the
 *     cutover; at most 64. Default: none
 * @param beanstalkAfterCutover what happens to the environment after the cutover. Default: it is
 *     kept
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KubernetesSpec(
    @Nullable Ingress ingress,
    @Nullable
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String serviceAccountName,
    @Default("600") @Min(0) @Max(86400) Integer soakSeconds,
    @Default("Hold") CutoverFailurePolicy onFailedCutover,
    @Size(max = 64) List<@Size(min = 1, max = 2048) String> acknowledgedBlockers,
    @Nullable BeanstalkAfterCutover beanstalkAfterCutover) {
  /** All defaults. */
  public static final KubernetesSpec DEFAULTS =
      new KubernetesSpec(null, null, 600, CutoverFailurePolicy.Hold, List.of(), null);

  public KubernetesSpec {
    soakSeconds = Defaults.or(soakSeconds, 600);
    onFailedCutover = Defaults.or(onFailedCutover, CutoverFailurePolicy.Hold);
    acknowledgedBlockers = Defaults.list(acknowledgedBlockers);
  }
}
