package kr.mambo.beanstalk.bundle;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Where a bundle is uploaded and deployed to.
 *
 * @param namespace of the resource
 * @param name of the resource
 * @param environmentName of the spec; the label begins with it, whichever environment it runs on
 * @param region for example ap-northeast-2
 * @param bucket of S3, in this region
 * @param prefix prefix of the keys in the bucket, without leading or trailing slash
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
