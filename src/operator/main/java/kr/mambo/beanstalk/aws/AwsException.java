package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;

/** A call to AWS did not do what it was asked. */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  public AwsException(Failure failure) {
    // No cause: an SDK exception may quote the request, and a stack trace of every refusal helps
    // nobody.
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
