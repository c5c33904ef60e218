package kr.mambo.beanstalk.workload;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Processor in cores and memory in bytes; absent: not said.
 *
 * @param cpu at most
 * @param memory at most
 * @param cpuRequest set aside
 * @param memoryRequest set aside
 */
public record Limits(
    @Nullable BigDecimal cpu,
    @Nullable Long memory,
    @Nullable BigDecimal cpuRequest,
    @Nullable Long memoryRequest) {
  /** Nothing said. */
  public static final Limits NONE = new Limits(null, null, null, null);
}
