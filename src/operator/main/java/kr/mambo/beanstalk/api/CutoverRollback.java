package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/**
 * A way back that was taken without being asked for. The pods get no traffic again until the spec
 * changes or its user asks by the annotation eb.mambo.kr/reconcile-requested-at.
 *
 * @param generation the metadata.generation whose cutover failed
 * @param at when the Service went back
 * @param message what failed, at most 1024 characters
 */
public record CutoverRollback(
    @Required Long generation, @Required Instant at, @Required @Size(max = 1024) String message) {}
