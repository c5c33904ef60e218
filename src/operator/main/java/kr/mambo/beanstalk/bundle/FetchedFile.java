package kr.mambo.beanstalk.bundle;

import kr.mambo.beanstalk.workload.Content;

/**
 * A file that the instance fetches from S3.
 *
 * @param path on the instance
 * @param mode permission bits; its owner is root
 * @param key in S3
 * @param content its bytes
 */
record FetchedFile(String path, int mode, String key, Content content) {
  Artifact toArtifact() {
    return new Artifact(key, content, true, "application/octet-stream");
  }
}
