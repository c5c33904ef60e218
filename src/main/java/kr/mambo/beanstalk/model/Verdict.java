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
}
