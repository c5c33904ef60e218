package kr.mambo.beanstalk.emulator.signature;

/** Why a signature is not accepted. */
public enum Flaw {
  MISSING,
  INCOMPLETE,
  WRONG_SCOPE,
  UNKNOWN_KEY,
  WRONG_TOKEN,
  EXPIRED_TOKEN,
  SKEWED,
  EXPIRED_LINK,
  MISMATCH
}
