package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A path on the instance.
 *
 * @param path an absolute path on the instance without colon, `$` or `..`, 1-1024 characters
 */
public record HostPathSource(
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = ValidationRules.ABSOLUTE_PATH,
            message = ValidationRules.ABSOLUTE_PATH_MESSAGE)
        String path) {}
