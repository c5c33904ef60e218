package kr.mambo.beanstalk.emulator.beanstalk;

/**
 * What happens when an instance pulls an image.
 *
 * @param contains part of the image's name, for example {@code registry.example.com:5000/} or
 *     {@code :broken}
 * @param outcome what the registry says
 */
public record ImageRule(String contains, Outcome outcome) {
  /** What the registry says. */
  public enum Outcome {
    /** There is no such image. */
    MISSING,
    /** Only with credentials that Docker reads. */
    NEEDS_CREDENTIALS,
    /** It cannot be reached. */
    UNREACHABLE
  }
}
