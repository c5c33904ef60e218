package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** What became of the operation that the status names. */
public sealed interface Verdict {
  /** The status names none. */
  record None() implements Verdict {}

  record Running(Operation operation, boolean overdue) implements Verdict {}

  record Succeeded(Operation operation) implements Verdict {}

  /** What Beanstalk said, at most 1024 characters. */
  record Failed(Operation operation, String message) implements Verdict {}

  /** Written as intended, but no trace of it at AWS: it never began, and may be begun again. */
  record NeverBegan(Operation operation) implements Verdict {}

  /**
   * Whether just now all options of this generation were set, and those that had left the spec were
   * removed. Beanstalk reads a removed option back with AWS's default: it cannot be told from one
   * that is still set.
   */
  default boolean optionsAreSet(long generation) {
    return this instanceof Succeeded(var operation)
        && OperationKind.of(operation.kind()) == OperationKind.UpdateSettings
        && operation.generation() == generation;
  }
}
