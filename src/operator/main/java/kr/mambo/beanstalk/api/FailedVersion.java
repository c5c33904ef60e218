package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version whose deployment failed.
 *
 * @param label the application version's label
 * @param failedAt when the deployment failed
 * @param message what Beanstalk said, at most 1024 characters
 * @param settings keyed digest of the options that it was tried with
 * @param logsRequestedAt when Beanstalk was asked for the instances' logs
 * @param log the ERROR lines of the instances' eb-engine.log, secrets masked, at most 1024
 *     characters
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FailedVersion(
    @Required String label,
    @Nullable Instant failedAt,
    @Nullable @Size(max = 1024) String message,
    @Nullable String settings,
    @Nullable Instant logsRequestedAt,
    @Nullable @Size(max = 1024) String log) {}
