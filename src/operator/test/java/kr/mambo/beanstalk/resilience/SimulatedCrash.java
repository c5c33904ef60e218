package kr.mambo.beanstalk.resilience;

/** The operator's sudden death: nobody catches it but who watches. */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1;

  SimulatedCrash(String where) {
    super(where);
  }
}
