package kr.mambo.beanstalk.emulator.control;

import org.jspecify.annotations.Nullable;

/** What a request to the control interface lacks, as a sentence. */
final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  BadRequestException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  BadRequestException(String message) {
    this(400, message);
  }

  int status() {
    return status;
  }

  /** The value of a field that has to be there. */
  static <T> T requireField(@Nullable T value, String field) {
    if (value == null) throw new BadRequestException("The field '" + field + "' is missing.");
    return value;
  }
}
