package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Processor and memory of a container.
 *
 * @param limits what it may use at most: `cpus` and `mem_limit` of the Compose service
 * @param requests what is set aside for it: `mem_reservation` of the Compose service; a processor
 *     request is for Kubernetes only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resources(@Nullable Amounts limits, @Nullable Amounts requests) {}
