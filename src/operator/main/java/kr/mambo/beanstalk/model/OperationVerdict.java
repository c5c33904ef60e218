package kr.mambo.beanstalk.model;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** What became of the operation that the status names. */
public sealed interface OperationVerdict {
  /** The status names none. */
  record None() implements OperationVerdict {}

  record Running(Operation operation, boolean overdue) implements OperationVerdict {}

  record Succeeded(Operation operation) implements OperationVerdict {}

  /**
   * It failed.
   *
   * @param message what Beanstalk said, at most 1024 characters
   * @param rolledBack whether Beanstalk itself has gone back, so that every instance runs what it
   *     ran before
   */
  record Failed(Operation operation, String message, boolean rolledBack)
      implements OperationVerdict {}

  /** Written as intended, but no trace of it at AWS: it never began, and may be begun again. */
  record NeverStarted(Operation operation) implements OperationVerdict {}

  /** The operation, if it is over. */
  default Optional<Operation> finishedOperation() {
    return switch (this) {
      case None _ -> Optional.empty();
      case Running _ -> Optional.empty();
      case NeverStarted _ -> Optional.empty();
      case Succeeded(var operation) -> Optional.of(operation);
      case Failed failed -> Optional.of(failed.operation());
    };
  }

  /**
   * Whether just now all options of this generation were set, and those that had left the spec were
   * removed. Beanstalk reads a removed option back with AWS's default: it cannot be told from one
   * that is still set.
   */
  default boolean appliedOptions(long generation) {
    return this instanceof Succeeded(var operation)
        && (operation.settings() != null
            || OperationKind.of(operation.kind()) == OperationKind.UpdateSettings)
        && operation.generation() == generation;
  }
}
