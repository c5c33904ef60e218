package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many instances, and of which types.
 *
 * @param min the least number of instances; 0-10000. Default: 1
 * @param max the greatest number; at least min, at most 10000. Default: 4, with loadBalancer type
 *     None 1
 * @param instanceTypes EC2 instance types, in order of preference; 1-40, for example [t3.small].
 *     Default: Beanstalk's choice. A change replaces instances
 * @param targetCPUUtilization the share of processor time, in percent, that scaling aims at; 1-100.
 *     Default: unset, Beanstalk's own trigger on network traffic
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.max) || (has(self.min) ? self.min : 1) <= self.max",
    message = "scaling.min must not be greater than scaling.max")
@ValidationRule(
    value = "has(self.max) || !has(self.min) || self.min <= 4",
    message =
        "scaling.max is 4 unless you write it: with scaling.min above 4 write scaling.max too")
public record Scaling(
    @Default("1") @Min(0) @Max(10000) Integer min,
    @Nullable @Min(1) @Max(10000) Integer max,
    @Size(max = 40)
        List<@Size(max = 32) @Pattern("^[a-z0-9-]+\\.[a-z0-9-]+$") String> instanceTypes,
    @Nullable @Min(1) @Max(100) Integer targetCPUUtilization) {
  /** Nothing said. */
  public static final Scaling UNSAID = new Scaling(1, null, List.of(), null);

  public Scaling {
    min = Absent.or(min, 1);
    instanceTypes = Absent.list(instanceTypes);
  }
}
