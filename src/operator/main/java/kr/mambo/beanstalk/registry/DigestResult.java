package kr.mambo.beanstalk.registry;

/** Result of resolving a tag. */
public sealed interface DigestResult {
  /**
   * The tag was resolved.
   *
   * @param digest {@code sha256:…} of the manifest, or of the index of a multi-platform image
   */
  record Resolved(String digest) implements DigestResult {}

  /**
   * The tag could not be resolved.
   *
   * @param reason names the registry, and contains no secret
   */
  record Unresolved(String reason) implements DigestResult {}
}
