package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** What came of carrying a decision out. */
public sealed interface BeanstalkOutcome {
  /** There was nothing to carry out. */
  record NotExecuted() implements BeanstalkOutcome {}

  /** Done, and over. */
  record Done() implements BeanstalkOutcome {}

  /** About to be begun: the intent is written down, the call is not made yet. */
  record IntentRecorded(Operation operation) implements BeanstalkOutcome {}

  /** An operation was begun at Beanstalk. */
  record Started(Operation operation) implements BeanstalkOutcome {}

  /** The call may have been applied or not: proven by the next observations. */
  record Uncertain(Operation operation, Failure failure) implements BeanstalkOutcome {}

  /** AWS did not do it. */
  record Failed(Failure failure) implements BeanstalkOutcome {}
}
