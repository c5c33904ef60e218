package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param name of the volume
 * @param mountPath absolute path in the container; no colon, no `$`
 * @param subPath a file or folder of the volume instead of its root; relative, without `..`
 * @param readOnly whether the container may not write. Default: false; ConfigMaps and Secrets are
 *     always read-only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeMount(
    @Required @Size(min = 1, max = 63) String name,
    @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = "self.matches('^/[^:$]*$') && !self.matches('(^|/)[.][.](/|$)')",
            message =
                "mountPath is an absolute path without colon, $ and .., for example /etc/nginx/nginx.conf")
        String mountPath,
    @Nullable
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value =
                "!self.startsWith('/') && !self.matches('(^|/)[.][.](/|$)') && !self.matches('[:$]')",
            message = "subPath is a relative path inside the volume, without colon, $ and ..")
        String subPath,
    @Default("false") Boolean readOnly) {
  public VolumeMount {
    readOnly = Absent.or(readOnly, false);
  }
}
