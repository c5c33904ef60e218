package kr.mambo.beanstalk.workload;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import kr.mambo.beanstalk.api.ResourceQuantities;
import kr.mambo.beanstalk.api.Resources;
import org.jspecify.annotations.Nullable;

/** Reads quantities, which the schema does not validate fully. */
final class ResourcesReader {
  private final ProblemCollector problems;

  ResourcesReader(ProblemCollector problems) {
    this.problems = problems;
  }

  ContainerResources read(@Nullable Resources specified, String field) {
    if (specified == null) return ContainerResources.NONE;
    var limits =
        specified.limits() == null ? new ResourceQuantities(null, null) : specified.limits();
    var requests =
        specified.requests() == null ? new ResourceQuantities(null, null) : specified.requests();
    var cpu = readAmount(limits.cpu(), field + ".limits.cpu", "500m or 2");
    var memory = readBytes(limits.memory(), field + ".limits.memory");
    var cpuRequest = readAmount(requests.cpu(), field + ".requests.cpu", "500m or 2");
    var memoryRequest = readBytes(requests.memory(), field + ".requests.memory");
    if (cpu != null && cpuRequest != null && cpuRequest.compareTo(cpu) > 0) {
      problems.addInvalid(
          field + ".requests.cpu",
          "the request exceeds limits.cpu: lower the request, or raise the limit");
    }
    if (memory != null && memoryRequest != null && memoryRequest > memory) {
      problems.addInvalid(
          field + ".requests.memory",
          "the request exceeds limits.memory: lower the request, or raise the limit");
    }
    return new ContainerResources(cpu, memory, cpuRequest, memoryRequest);
  }

  private @Nullable Long readBytes(@Nullable Quantity quantity, String field) {
    var amount = readAmount(quantity, field, "256Mi");
    if (amount == null) return null;
    var bytes = amount.setScale(0, RoundingMode.CEILING);
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) return bytes.longValueExact();
    problems.addInvalid(field, "the amount of memory is too large: write for example 256Mi");
    return null;
  }

  private @Nullable BigDecimal readAmount(
      @Nullable Quantity quantity, String field, String example) {
    if (quantity == null) return null;
    try {
      var amount = quantity.getNumericalAmount();
      if (amount.signum() > 0) return amount.stripTrailingZeros();
    } catch (IllegalArgumentException | ArithmeticException notAQuantity) {
      // Reported below, with the same message.
    }
    problems.addInvalid(
        field,
        "%s is not a quantity greater than zero: write for example %s"
            .formatted(quantity, example));
    return null;
  }
}
