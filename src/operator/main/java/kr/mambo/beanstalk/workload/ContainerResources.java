package kr.mambo.beanstalk.workload;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Processor in cores and memory in bytes; absent: not said.
 *
 * @param cpuLimit at most
 * @param memoryLimit at most
 * @param cpuRequest set aside
 * @param memoryRequest set aside
 */
public record ContainerResources(
    @Nullable BigDecimal cpuLimit,
    @Nullable Long memoryLimit,
    @Nullable BigDecimal cpuRequest,
    @Nullable Long memoryRequest) {
  /** Nothing said. */
  public static final ContainerResources NONE = new ContainerResources(null, null, null, null);
}
