package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Linux capabilities, without the `CAP_` prefix.
 *
 * @param add capabilities to add, at most 64, for example NET_BIND_SERVICE
 * @param drop capabilities to drop, at most 64, for example ALL
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Capabilities(
    @Size(max = 64)
        @ValidationRule(
            value = ValidationRules.CAPABILITIES,
            message = ValidationRules.CAPABILITIES_MESSAGE)
        List<@Size(max = 63) String> add,
    @Size(max = 64)
        @ValidationRule(
            value = ValidationRules.CAPABILITIES,
            message = ValidationRules.CAPABILITIES_MESSAGE)
        List<@Size(max = 63) String> drop) {
  public Capabilities {
    add = Defaults.list(add);
    drop = Defaults.list(drop);
  }
}
