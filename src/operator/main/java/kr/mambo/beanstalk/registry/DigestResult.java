package kr.mambo.beanstalk.registry;

/** What a registry says about a tag. */
public sealed interface DigestResult {
  /**
   * The tag names this.
   *
   * @param digest {@code sha256:…} of the manifest: of the index, where an image has one for each
   *     platform
   */
  record Resolved(String digest) implements DigestResult {}

  /**
   * It does not say.
   *
   * @param reason names the registry, and holds no secret
   */
  record Unresolved(String reason) implements DigestResult {}
}
