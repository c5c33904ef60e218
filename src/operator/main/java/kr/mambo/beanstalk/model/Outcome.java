package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** What came of carrying a decision out. */
public sealed interface Outcome {
  /** There was nothing to carry out. */
  record Idle() implements Outcome {}

  /** Done, and over. */
  record Done() implements Outcome {}

  /** About to be begun: the intent is written down, the call is not made yet. */
  record Intended(Operation operation) implements Outcome {}

  /** An operation was begun at Beanstalk. */
  record Begun(Operation operation) implements Outcome {}

  /** The call may have been applied or not: proven by the next observations. */
  record Uncertain(Operation operation, Failure failure) implements Outcome {}

  /** AWS did not do it. */
  record Failed(Failure failure) implements Outcome {}
}
