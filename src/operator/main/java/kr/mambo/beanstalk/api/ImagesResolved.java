package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import java.time.Instant;

/**
 * What digests of images were resolved for: they are kept until it changes.
 *
 * @param inputs keyed digest of everything that decides whether to deploy, with tags in place of
 *     digests
 * @param keyId which key made the digest
 * @param at when a registry was last asked with a new answer
 */
public record ImagesResolved(
    @Required String inputs, @Required String keyId, @Required Instant at) {}
