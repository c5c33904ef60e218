package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.ContainerResources;
import org.jspecify.annotations.Nullable;

/** Quantities in the canonical form of the API server. */
final class Quantities {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi");
  private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T", "P");

  private Quantities() {}

  /** Null if nothing is set. */
  static @Nullable ResourceRequirements resourceRequirements(ContainerResources resources) {
    if (resources.equals(ContainerResources.NONE)) return null;
    return new ResourceRequirementsBuilder()
        .withLimits(quantities(resources.cpuLimit(), resources.memoryLimit()))
        .withRequests(quantities(resources.cpuRequest(), resources.memoryRequest()))
        .build();
  }

  private static Map<String, Quantity> quantities(@Nullable BigDecimal cpu, @Nullable Long memory) {
    var amounts = new LinkedHashMap<String, Quantity>();
    if (cpu != null) amounts.put("cpu", cores(cpu));
    if (memory != null) amounts.put("memory", bytes(memory));
    return amounts;
  }

  /** Kubernetes' smallest unit is a thousandth of a core. */
  static Quantity cores(BigDecimal cores) {
    var thousandths = cores.multiply(THOUSAND).setScale(0, RoundingMode.CEILING);
    var whole = thousandths.remainder(THOUSAND).signum() == 0;
    return whole
        ? new Quantity(thousandths.divide(THOUSAND).toBigInteger().toString())
        : new Quantity(thousandths.toBigInteger().toString(), "m");
  }

  static Quantity bytes(long bytes) {
    return bytes % 1024 == 0 ? inUnits(bytes, 1024, BINARY) : inUnits(bytes, 1000, DECIMAL);
  }

  private static Quantity inUnits(long bytes, int base, List<String> units) {
    int unit = 0;
    long amount = bytes;
    while (amount % base == 0 && unit < units.size() - 1) {
      amount /= base;
      unit++;
    }
    return new Quantity(Long.toString(amount), units.get(unit));
  }
}
