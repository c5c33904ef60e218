package kr.mambo.beanstalk.act;

import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;

/** Writes down what is about to be begun, so that a crash in the middle of the call is noticed. */
@FunctionalInterface
public interface IntentRecorder {
  /**
   * Writes the intent under the version of the resource that the pass has read.
   *
   * @return false when another actor wrote in between: then the pass ends and nothing is called
   */
  boolean write(Operation operation);
}
