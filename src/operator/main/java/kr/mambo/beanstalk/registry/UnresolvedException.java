package kr.mambo.beanstalk.registry;

/** A registry did not say what a tag names. The message ends a sentence about it. */
final class UnresolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  UnresolvedException(String message) {
    // No cause: it may quote what was sent.
    super(message, null, false, false);
  }
}
