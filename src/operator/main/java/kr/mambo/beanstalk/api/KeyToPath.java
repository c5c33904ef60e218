package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A key projected to a file.
 *
 * @param key the key of the ConfigMap or Secret to project, 1-253 characters
 * @param path the file's relative path in the volume, without `..`, 1-1024 characters
 * @param mode permission bits of this file, 0-511 (octal 0-0777). Default: the volume's defaultMode
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyToPath(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(value = ValidationRules.KEY, message = ValidationRules.KEY_MESSAGE)
        String key,
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = ValidationRules.RELATIVE_PATH,
            message = ValidationRules.RELATIVE_PATH_MESSAGE)
        String path,
    @Nullable @Min(0) @Max(511) Integer mode) {}
