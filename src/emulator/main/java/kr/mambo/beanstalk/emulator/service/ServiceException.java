package kr.mambo.beanstalk.emulator.service;

/** A service's own no, in its own words: the error element of the answer. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int status;

  /**
   * @param code the error code on the wire, for example {@code InvalidParameterValue}
   * @param status the HTTP status; below 500 the caller is to blame ({@code Sender})
   * @param message the service's wording
   */
  public ServiceException(String code, int status, String message) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
  }

  public ServiceException(String code, String message) {
    this(code, 400, message);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String type() {
    return status < 500 ? "Sender" : "Receiver";
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
