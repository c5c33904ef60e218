package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable of one container.
 *
 * @param name letters, digits and underscores, not starting with a digit; 1-256 characters
 * @param value its text, at most 32,768 characters; `$(VAR)` is replaced by variables of the same
 *     container, `$$` stands for `$`. Default where valueFrom is not given either: empty
 * @param valueFrom takes the value from a key of a Secret or ConfigMap, instead of value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.value) || !has(self.valueFrom)",
    message = "value and valueFrom exclude each other: remove one of the two")
public record EnvVar(
    @Required
        @Size(min = 1, max = 256)
        @ValidationRule(
            value = "self.matches('^[A-Za-z_][A-Za-z0-9_]*$')",
            message =
                "a variable's name has letters, digits and underscores and does not start with a digit, for example LOG_LEVEL")
        String name,
    @Nullable @Size(max = 32768) String value,
    @Nullable EnvVarSource valueFrom) {}
