package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;

/**
 * What pods were made of.
 *
 * @param digest keyed digest of the workload, its Secrets and ConfigMaps
 * @param keyId which key made it
 * @param pods what the annotation eb.mambo.kr/inputs of the pods says; another text than the digest
 *     where the key changed since
 */
public record PodInputs(@Required String digest, @Required String keyId, @Required String pods) {}
