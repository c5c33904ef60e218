package kr.mambo.beanstalk.bundle;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Where a bundle goes.
 *
 * @param namespace of the resource
 * @param name of the resource
 * @param environmentName that the spec asks for; the label begins with it, wherever it runs
 * @param region for example ap-northeast-2
 * @param bucket of S3, in this region
 * @param prefix folder inside the bucket, without slashes at the ends
 * @param instanceRole name of the role inside the instance profile
 * @param digestKey of the digests
 */
@RecordBuilder
public record BundleTarget(
    String namespace,
    String name,
    String environmentName,
    String region,
    String bucket,
    String prefix,
    String instanceRole,
    DigestKey digestKey) {}
