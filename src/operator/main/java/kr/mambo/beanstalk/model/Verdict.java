package kr.mambo.beanstalk.model;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** What became of the operation that the status names. */
public sealed interface Verdict {
  /** The status names none. */
  record None() implements Verdict {}

  record Running(Operation operation, boolean overdue) implements Verdict {}

  record Succeeded(Operation operation) implements Verdict {}

  /**
   * It failed.
   *
   * @param message what Beanstalk said, at most 1024 characters
   * @param reverted whether Beanstalk itself has gone back, so that every instance runs what it ran
   *     before
   */
  record Failed(Operation operation, String message, boolean reverted) implements Verdict {}

  /** Written as intended, but no trace of it at AWS: it never began, and may be begun again. */
  record NeverBegan(Operation operation) implements Verdict {}

  /** The operation, if it is over. */
  default Optional<Operation> ended() {
    return switch (this) {
      case None none -> Optional.empty();
      case Running running -> Optional.empty();
      case NeverBegan never -> Optional.empty();
      case Succeeded(var operation) -> Optional.of(operation);
      case Failed failed -> Optional.of(failed.operation());
    };
  }

  /**
   * Whether just now all options of this generation were set, and those that had left the spec were
   * removed. Beanstalk reads a removed option back with AWS's default: it cannot be told from one
   * that is still set.
   */
  default boolean optionsAreSet(long generation) {
    return this instanceof Succeeded(var operation)
        && (operation.settings() != null
            || OperationKind.of(operation.kind()) == OperationKind.UpdateSettings)
        && operation.generation() == generation;
  }
}
