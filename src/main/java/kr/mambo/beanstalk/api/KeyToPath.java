package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * One key as one file.
 *
 * @param key of the ConfigMap or Secret
 * @param path of the file inside the volume; relative, without `..`
 * @param mode permission bits, as defaultMode. Default: the volume's defaultMode
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyToPath(
    @Required @Size(min = 1, max = 253) @Pattern("^[-._a-zA-Z0-9]+$") String key,
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value =
                "!self.startsWith('/') && !self.matches('(^|/)[.][.](/|$)') && !self.matches('[:$]')",
            message = "path is relative, without colon, $ and ..")
        String path,
    @Nullable @Min(0) @Max(511) Integer mode) {}
