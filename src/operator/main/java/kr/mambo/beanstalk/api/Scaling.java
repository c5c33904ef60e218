package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Number and types of instances.
 *
 * @param min minimum number of instances; 0-10000. Default: 1
 * @param max maximum number of instances; 1-10000, at least min. Default: 4; 1 with loadBalancer
 *     type None
 * @param instanceTypes EC2 instance types in order of preference, at most 40, for example
 *     [t3.small]. A change replaces instances. Default: chosen by Beanstalk
 * @param targetCPUUtilization target average CPU utilization, in percent; 1-100. Default: unset,
 *     Beanstalk's default trigger on network traffic
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.max) || (has(self.min) ? self.min : 1) <= self.max",
    message = "scaling.min must not exceed scaling.max: lower min, or raise max")
@ValidationRule(
    value = "has(self.max) || !has(self.min) || self.min <= 4",
    message = "scaling.max defaults to 4: set scaling.max too if scaling.min is greater than 4")
public record Scaling(
    @Nullable @Min(0) @Max(10000) Integer min,
    @Nullable @Min(1) @Max(10000) Integer max,
    @Size(max = 40)
        @ValidationRule(
            value = "self.all(t, t.matches('^[a-z0-9-]+[.][a-z0-9-]+$'))",
            message =
                "instanceTypes must contain lowercase EC2 instance types, for example t3.small")
        List<@Size(max = 32) String> instanceTypes,
    @Nullable @Min(1) @Max(100) Integer targetCPUUtilization) {
  /** Nothing is written. */
  public static final Scaling DEFAULTS = new Scaling(null, null, List.of(), null);

  public Scaling {
    instanceTypes = Defaults.list(instanceTypes);
  }

  /**
   * What is written, or its default. The schema has none: it would be written into the resource,
   * where nobody can tell it from a user's claim.
   */
  public int effectiveMin() {
    return Defaults.or(min, 1);
  }

  /** What is written, or what Beanstalk takes behind a load balancer. */
  public int effectiveMax() {
    return Defaults.or(max, 4);
  }
}
