package kr.mambo.beanstalk.workload;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * CPU in cores and memory in bytes; absent: not set.
 *
 * @param cpuLimit maximum
 * @param memoryLimit maximum
 * @param cpuRequest reserved
 * @param memoryRequest set aside
 */
public record ContainerResources(
    @Nullable BigDecimal cpuLimit,
    @Nullable Long memoryLimit,
    @Nullable BigDecimal cpuRequest,
    @Nullable Long memoryRequest) {
  /** Nothing set. */
  public static final ContainerResources NONE = new ContainerResources(null, null, null, null);
}
