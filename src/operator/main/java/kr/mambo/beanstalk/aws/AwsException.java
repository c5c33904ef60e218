package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;

/** A call to AWS failed. */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  public AwsException(Failure failure) {
    // No cause: an SDK exception may quote the request, and stack traces of rejected calls are of
    // no use.
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
