package kr.mambo.beanstalk.model;

/** What came of carrying a decision about the cluster out. */
public sealed interface ClusterOutcome {
  /** There was nothing to carry out, or another operator works. */
  record Idle() implements ClusterOutcome {}

  record Done() implements ClusterOutcome {}

  /** Somebody wrote in this very moment: looked at again at once. */
  record Overtaken() implements ClusterOutcome {}

  /**
   * The API server did not do it.
   *
   * @param lasting whether it will say so again until somebody changes something
   */
  record Failed(boolean lasting, String message) implements ClusterOutcome {}
}
