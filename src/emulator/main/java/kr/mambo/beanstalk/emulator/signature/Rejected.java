package kr.mambo.beanstalk.emulator.signature;

/** The signature of a request is not accepted; the message is the query services' wording. */
public final class Rejected extends Exception {
  private static final long serialVersionUID = 1L;
  private final Flaw flaw;

  Rejected(Flaw flaw, String message) {
    super(message, null, false, false);
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
