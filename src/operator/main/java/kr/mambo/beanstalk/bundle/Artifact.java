package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Content;

/**
 * An object of S3. It is written once and never again.
 *
 * @param key of the object; begins with the version's own folder
 * @param content its bytes
 * @param secret whether it comes from a Secret, so that it lives no longer than its version
 * @param contentType for the object's metadata
 */
public record Artifact(String key, Content content, boolean secret, String contentType) {}
