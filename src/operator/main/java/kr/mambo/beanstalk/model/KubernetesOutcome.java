package kr.mambo.beanstalk.model;

/** What came of carrying a decision about the cluster out. */
public sealed interface KubernetesOutcome {
  /** There was nothing to carry out, or another operator works. */
  record NotExecuted() implements KubernetesOutcome {}

  record Done() implements KubernetesOutcome {}

  /** Another actor wrote in this very moment: looked at again at once. */
  record Conflict() implements KubernetesOutcome {}

  /**
   * The API server did not do it.
   *
   * @param permanent whether it will say so again until the user changes something
   */
  record Failed(boolean permanent, String message) implements KubernetesOutcome {}
}
