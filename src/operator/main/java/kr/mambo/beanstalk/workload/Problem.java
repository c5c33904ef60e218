package kr.mambo.beanstalk.workload;

/**
 * Why something cannot be rendered.
 *
 * @param kind whether waiting may help
 * @param field the field, for example {@code
 *     spec.containers[app].env[PASSWORD].valueFrom.secretKeyRef}
 * @param message what is wrong and what to write instead; never a secret
 */
public record Problem(Kind kind, String field, String message) {
  /** Whether waiting may help. */
  public enum Kind {
    /** A Secret, ConfigMap or key is missing; it may be created later. */
    MISSING,
    /** An image tag could not be resolved to a digest; it may succeed later. */
    UNRESOLVED,
    /** The user must change something. */
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
