package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * The Elastic Beanstalk platform. Amazon Linux 2 branches were retired on 2026-08-06.
 *
 * @param branch the platform branch, by its full name as `aws elasticbeanstalk
 *     list-platform-branches` prints it, 1-100 characters; only Docker branches that support Docker
 *     Compose. Changing it requires `replacement: BlueGreen`. Default: Docker running on 64bit
 *     Amazon Linux 2023
 * @param version pins a version of the branch, at most 32 characters, for example 4.13.7. Default:
 *     the newest recommended version at creation
 * @param update when to update to a newer version of the branch. Default: mode Manual
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Platform(
    @Default("Docker running on 64bit Amazon Linux 2023")
        @Size(min = 1, max = 100)
        @ValidationRule(
            value = "self.startsWith('Docker running on ')",
            message =
                "platform.branch must be the full name of a Docker branch, for example Docker running on 64bit Amazon Linux 2023")
        String branch,
    @Nullable
        @Size(max = 32)
        @ValidationRule(
            value = "self.matches('^[0-9]+[.][0-9]+[.][0-9]+$')",
            message =
                "platform.version must be a version number of the branch, for example 4.13.7: omit it for the newest recommended version")
        String version,
    @Nullable PlatformUpdate update) {
  /** The branch that is used if none is set. */
  public static final String DEFAULT_BRANCH = "Docker running on 64bit Amazon Linux 2023";

  public Platform {
    branch = Defaults.or(branch, DEFAULT_BRANCH);
  }
}
