package kr.mambo.beanstalk.resilience;

/** The operator's sudden death: nobody catches it but who watches. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash(String where) {
    super(where);
  }
}
