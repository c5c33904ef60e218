package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/**
 * An automatic rollback of the cutover. The pods get no traffic until the spec changes or the
 * annotation eb.mambo.kr/reconcile-requested-at is set.
 *
 * @param generation the metadata.generation whose cutover failed
 * @param at when the Service was switched back to Beanstalk
 * @param message what failed, at most 1024 characters
 */
public record CutoverRollback(
    @Required Long generation, @Required Instant at, @Required @Size(max = 1024) String message) {}
