package kr.mambo.beanstalk.workload;

/**
 * Why something cannot be rendered.
 *
 * @param kind whether waiting may help
 * @param field where, for example {@code spec.containers[app].env[PASSWORD].valueFrom.secretKeyRef}
 * @param message a sentence that says what is wrong and what to write instead; never a secret
 */
public record Problem(Kind kind, String field, String message) {
  /** Whether waiting may help. */
  public enum Kind {
    /** A Secret, ConfigMap or key is not there: it may appear by itself. */
    MISSING,
    /** A registry does not name the digest of an image: it may do so later. */
    UNRESOLVED,
    /** Its user must change something. */
    INVALID
  }

  public static Problem missing(String field, String message) {
    return new Problem(Kind.MISSING, field, message);
  }

  public static Problem unresolved(String field, String message) {
    return new Problem(Kind.UNRESOLVED, field, message);
  }

  public static Problem invalid(String field, String message) {
    return new Problem(Kind.INVALID, field, message);
  }

  @Override
  public String toString() {
    return kind + " " + field + ": " + message;
  }
}
