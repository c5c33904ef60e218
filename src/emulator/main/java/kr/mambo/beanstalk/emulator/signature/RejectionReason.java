package kr.mambo.beanstalk.emulator.signature;

/** Why a signature is not accepted. */
public enum RejectionReason {
  MISSING,
  INCOMPLETE,
  WRONG_SCOPE,
  UNKNOWN_KEY,
  WRONG_TOKEN,
  EXPIRED_TOKEN,
  CLOCK_SKEWED,
  EXPIRED_LINK,
  MISMATCH
}
