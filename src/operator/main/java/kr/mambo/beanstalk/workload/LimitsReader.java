package kr.mambo.beanstalk.workload;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import kr.mambo.beanstalk.api.Amounts;
import kr.mambo.beanstalk.api.Resources;
import org.jspecify.annotations.Nullable;

/** Reads quantities: the schema takes any text for one. */
final class LimitsReader {
  private final Problems problems;

  LimitsReader(Problems problems) {
    this.problems = problems;
  }

  Limits read(@Nullable Resources given, String field) {
    if (given == null) return Limits.NONE;
    var limits = given.limits() == null ? new Amounts(null, null) : given.limits();
    var requests = given.requests() == null ? new Amounts(null, null) : given.requests();
    var cpu = amount(limits.cpu(), field + ".limits.cpu", "500m or 2");
    var memory = bytes(limits.memory(), field + ".limits.memory");
    var cpuRequest = amount(requests.cpu(), field + ".requests.cpu", "500m or 2");
    var memoryRequest = bytes(requests.memory(), field + ".requests.memory");
    if (cpu != null && cpuRequest != null && cpuRequest.compareTo(cpu) > 0) {
      problems.invalid(
          field + ".requests.cpu", "the request is above the limit: write at most limits.cpu");
    }
    if (memory != null && memoryRequest != null && memoryRequest > memory) {
      problems.invalid(
          field + ".requests.memory",
          "the request is above the limit: write at most limits.memory");
    }
    return new Limits(cpu, memory, cpuRequest, memoryRequest);
  }

  private @Nullable Long bytes(@Nullable Quantity given, String field) {
    var amount = amount(given, field, "256Mi");
    if (amount == null) return null;
    var bytes = amount.setScale(0, RoundingMode.CEILING);
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) return bytes.longValueExact();
    problems.invalid(field, "this is more memory than any machine has: write for example 256Mi");
    return null;
  }

  private @Nullable BigDecimal amount(@Nullable Quantity given, String field, String example) {
    if (given == null) return null;
    try {
      var amount = given.getNumericalAmount();
      if (amount.signum() > 0) return amount.stripTrailingZeros();
    } catch (IllegalArgumentException | ArithmeticException notAQuantity) {
      // Said below, with the same sentence.
    }
    problems.invalid(
        field, "%s is not an amount above zero: write for example %s".formatted(given, example));
    return null;
  }
}
