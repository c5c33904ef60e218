package kr.mambo.beanstalk.emulator.control;

import org.jspecify.annotations.Nullable;

/** What a request to the control interface lacks, as a sentence. */
final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  BadRequest(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  BadRequest(String message) {
    this(400, message);
  }

  int status() {
    return status;
  }

  /** The value of a field that has to be there. */
  static <T> T given(@Nullable T value, String field) {
    if (value == null) throw new BadRequest("The field '" + field + "' is missing.");
    return value;
  }
}
