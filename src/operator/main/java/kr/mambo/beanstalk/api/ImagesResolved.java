package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import java.time.Instant;

/**
 * The inputs for which image digests were resolved; the digests are kept until the inputs change.
 *
 * @param inputs keyed digest of all inputs that decide whether to deploy, with tags in place of
 *     digests
 * @param keyId ID of the key that the digest was computed with
 * @param at when a registry last returned a new digest
 */
public record ImagesResolved(
    @Required String inputs, @Required String keyId, @Required Instant at) {}
