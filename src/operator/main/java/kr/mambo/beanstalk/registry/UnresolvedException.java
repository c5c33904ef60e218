package kr.mambo.beanstalk.registry;

/** A registry did not resolve a tag. The message completes a sentence about the registry. */
final class UnresolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  UnresolvedException(String message) {
    // No cause: it may quote what was sent.
    super(message, null, false, false);
  }
}
