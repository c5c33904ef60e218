package kr.mambo.beanstalk.registry;

/** What a registry says about a tag. */
public sealed interface Answer {
  /**
   * The tag names this.
   *
   * @param digest {@code sha256:…} of the manifest: of the index, where an image has one for each
   *     platform
   */
  record Named(String digest) implements Answer {}

  /**
   * It does not say.
   *
   * @param why names the registry, and holds no secret
   */
  record Unresolved(String why) implements Answer {}
}
