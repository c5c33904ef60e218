package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much.
 *
 * @param cpu cores, for example `500m` or `2`
 * @param memory bytes, for example `256Mi`; at least 6Mi, which is Docker's least
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Amounts(@Nullable Quantity cpu, @Nullable Quantity memory) {}
