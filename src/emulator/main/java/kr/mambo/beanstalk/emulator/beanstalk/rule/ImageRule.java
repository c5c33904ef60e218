package kr.mambo.beanstalk.emulator.beanstalk.rule;

/**
 * What happens when an instance pulls an image.
 *
 * @param imageSubstring part of the image's name, for example {@code registry.example.com:5000/} or
 *     {@code :broken}
 * @param failure what the registry says
 */
public record ImageRule(String imageSubstring, PullFailure failure) {
  /** What the registry says. */
  public enum PullFailure {
    /** There is no such image. */
    MISSING,
    /** Only with credentials that Docker reads. */
    NEEDS_CREDENTIALS,
    /** It cannot be reached. */
    UNREACHABLE
  }
}
