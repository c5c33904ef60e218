package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What a container's process may do. Nothing is guessed: what is not said stays as the image has
 * it.
 *
 * @param runAsUser numeric user id; 0-2147483647. Default: the image's
 * @param runAsGroup numeric group id; 0-2147483647. Needs runAsUser. Default: the image's
 * @param readOnlyRootFilesystem whether the root file system is read-only. Default: false
 * @param capabilities Linux capabilities to add and drop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.runAsGroup) || has(self.runAsUser)",
    message = "runAsGroup needs runAsUser beside it: write both, or neither")
public record SecurityContext(
    @Nullable @Min(0) @Max(2147483647) Long runAsUser,
    @Nullable @Min(0) @Max(2147483647) Long runAsGroup,
    @Default("false") Boolean readOnlyRootFilesystem,
    @Nullable Capabilities capabilities) {
  public SecurityContext {
    readOnlyRootFilesystem = Defaults.or(readOnlyRootFilesystem, false);
  }
}
