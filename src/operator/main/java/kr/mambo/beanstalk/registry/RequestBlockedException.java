package kr.mambo.beanstalk.registry;

import java.io.IOException;

/**
 * The operator refused to send a request or to read its response. The message completes a sentence
 * about the registry.
 */
final class RequestBlockedException extends IOException {
  private static final long serialVersionUID = 1L;

  RequestBlockedException(String message) {
    super(message);
  }
}
