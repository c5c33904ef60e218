package kr.mambo.beanstalk.registry;

import java.io.IOException;

/** The operator itself goes no further. The message ends a sentence about the registry. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
