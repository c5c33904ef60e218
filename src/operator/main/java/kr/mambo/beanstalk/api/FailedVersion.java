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
 * @param message Beanstalk's message, at most 1024 characters
 * @param settings keyed digest of the options that it was deployed with
 * @param logsRequestedAt when the instances' logs were requested from Beanstalk
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
