package kr.mambo.beanstalk.workload;

/**
 * An environment variable.
 *
 * @param name its name
 * @param source where it comes from
 * @param value what the container sees, {@code $(VAR)} expanded; UTF-8 without NUL
 * @param secret whether the value comes from a Secret, or mentions a variable that does
 */
public record EnvironmentVariable(String name, Source source, Content value, boolean secret) {
  /** Where a variable comes from. */
  public sealed interface Source {}

  /**
   * From the spec.
   *
   * @param template {@code $(VAR)} not expanded
   */
  public record Literal(String template) implements Source {}

  /** From a key of a ConfigMap. */
  public record FromConfigMap(String name, String key) implements Source {}

  /** From a key of a Secret. */
  public record FromSecret(String name, String key) implements Source {}

  /** The value as text. A secret one must go nowhere but into a file that only root reads. */
  public String text() {
    return value.text().orElseThrow();
  }
}
