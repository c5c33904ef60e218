package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * A version that was observed healthy.
 *
 * @param label the application version's label
 * @param settings keyed digest of the options that ran with it, saved in the storage bucket as
 *     settings/{digest}.json under the version's label; absent until they are saved
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LastGoodVersion(@Required String label, @Nullable String settings) {}
