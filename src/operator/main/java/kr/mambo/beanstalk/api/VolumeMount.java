package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A mount of a volume in a container.
 *
 * @param name the volume's name, 1-63 characters
 * @param mountPath absolute path in the container, 1-1024 characters, without colon or `$`
 * @param subPath a file or directory of the volume to mount instead of its root; relative, without
 *     `..`, 1-1024 characters
 * @param readOnly whether the mount is read-only; ConfigMaps and Secrets always are. Default: false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeMount(
    @Required @Size(min = 1, max = 63) String name,
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = ValidationRules.ABSOLUTE_PATH,
            message = ValidationRules.ABSOLUTE_PATH_MESSAGE)
        String mountPath,
    @Nullable
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = ValidationRules.RELATIVE_PATH,
            message = ValidationRules.RELATIVE_PATH_MESSAGE)
        String subPath,
    @Default("false") Boolean readOnly) {
  public VolumeMount {
    readOnly = Defaults.or(readOnly, false);
  }
}
