package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Content;

/**
 * An S3 object. It is written once and never overwritten.
 *
 * @param key of the object; begins with the version's own prefix
 * @param content its bytes
 * @param secret whether it comes from a Secret, so that it is deleted with its version
 * @param contentType for the object's metadata
 */
public record Artifact(String key, Content content, boolean secret, String contentType) {}
