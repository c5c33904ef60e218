package kr.mambo.beanstalk.emulator.signature;

/** The signature of a request is not accepted; the message is the query services' wording. */
public final class SignatureRejectedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final RejectionReason reason;

  SignatureRejectedException(RejectionReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public RejectionReason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
