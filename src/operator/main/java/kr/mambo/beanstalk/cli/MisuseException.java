package kr.mambo.beanstalk.cli;

/** The command is not one; the message says what to write instead. */
final class MisuseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MisuseException(String message) {
    super(message);
  }
}
