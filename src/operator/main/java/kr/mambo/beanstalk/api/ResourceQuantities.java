package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Quantities of CPU and memory.
 *
 * @param cpu CPU cores, at least 1m, for example `500m`, `2` or `"0.5"` (quote fractions)
 * @param memory bytes of memory, at least 6Mi, Docker's minimum, for example `256Mi`
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceQuantities(
    @Nullable
        @ValidationRule(
            value =
                "isQuantity(string(self)) && quantity(string(self)).compareTo(quantity('1m')) >= 0",
            message = "cpu must be at least 1m, for example 500m or 2")
        Quantity cpu,
    @Nullable
        @ValidationRule(
            value =
                "isQuantity(string(self)) && quantity(string(self)).compareTo(quantity('6Mi')) >= 0",
            message = "memory must be at least 6Mi, for example 256Mi or 1Gi")
        Quantity memory) {}
