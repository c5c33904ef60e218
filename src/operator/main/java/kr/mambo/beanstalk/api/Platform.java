package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * The Elastic Beanstalk platform. Amazon Linux 2 branches are retired since 2026-08-06.
 *
 * @param branch the platform branch, by its full name as `aws elasticbeanstalk
 *     list-platform-branches` prints it, 1-100 characters; only Docker branches that read Compose
 *     files. The newest recommended version at creation is taken. Default: Docker running on 64bit
 *     Amazon Linux 2023. Changing it needs `replacement: BlueGreen`
 * @param version pins one version of the branch, at most 32 characters, for example 4.13.7.
 *     Default: the newest recommended at creation
 * @param update when a newer version of the branch is taken. Default: mode Manual
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Platform(
    @Default("Docker running on 64bit Amazon Linux 2023")
        @Size(min = 1, max = 100)
        @ValidationRule(
            value = "self.startsWith('Docker running on ')",
            message =
                "platform.branch is the full name of a Docker branch, for example Docker running on 64bit Amazon Linux 2023")
        String branch,
    @Nullable
        @Size(max = 32)
        @ValidationRule(
            value = "self.matches('^[0-9]+[.][0-9]+[.][0-9]+$')",
            message =
                "platform.version is the number of a version of the branch, for example 4.13.7; leave it out for the newest recommended one")
        String version,
    @Nullable PlatformUpdate update) {
  /** The branch that is taken when none is named. */
  public static final String DEFAULT_BRANCH = "Docker running on 64bit Amazon Linux 2023";

  public Platform {
    branch = Defaults.or(branch, DEFAULT_BRANCH);
  }
}
