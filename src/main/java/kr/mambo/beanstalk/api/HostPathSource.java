package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A path of the instance.
 *
 * @param path absolute, without colon, `$` and `..`
 */
public record HostPathSource(
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = "self.matches('^/[^:$]*$') && !self.matches('(^|/)[.][.](/|$)')",
            message = "path is an absolute path without colon, $ and ..")
        String path) {}
