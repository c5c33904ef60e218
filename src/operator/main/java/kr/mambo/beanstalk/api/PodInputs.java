package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;

/**
 * The inputs that pods were created from.
 *
 * @param digest keyed digest of the workload, its Secrets and ConfigMaps
 * @param keyId ID of the key that the digest was computed with
 * @param pods the annotation eb.mambo.kr/inputs of the pods; differs from the digest if the key has
 *     changed since
 */
public record PodInputs(@Required String digest, @Required String keyId, @Required String pods) {}
