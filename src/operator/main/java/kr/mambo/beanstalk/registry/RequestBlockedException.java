package kr.mambo.beanstalk.registry;

import java.io.IOException;

/** The operator itself goes no further. The message ends a sentence about the registry. */
final class RequestBlockedException extends IOException {
  private static final long serialVersionUID = 1L;

  RequestBlockedException(String message) {
    super(message);
  }
}
