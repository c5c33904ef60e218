package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Security settings of a container. What is not set stays as in the image.
 *
 * @param runAsUser user ID; 0-2147483647. Default: the image's
 * @param runAsGroup group ID; 0-2147483647. Requires runAsUser. Default: the image's
 * @param readOnlyRootFilesystem whether the root filesystem is read-only. Default: false
 * @param capabilities Linux capabilities to add and drop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.runAsGroup) || has(self.runAsUser)",
    message = "runAsGroup requires runAsUser: set both, or neither")
public record SecurityContext(
    @Nullable @Min(0) @Max(2147483647) Long runAsUser,
    @Nullable @Min(0) @Max(2147483647) Long runAsGroup,
    @Default("false") Boolean readOnlyRootFilesystem,
    @Nullable Capabilities capabilities) {
  public SecurityContext {
    readOnlyRootFilesystem = Defaults.or(readOnlyRootFilesystem, false);
  }
}
