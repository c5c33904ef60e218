package kr.mambo.beanstalk.workload;

import java.util.List;

/** A workload, or the problems that prevent it. */
public sealed interface WorkloadRendering {
  /** The workload. */
  record Rendered(Workload workload) implements WorkloadRendering {}

  /**
   * The spec or its inputs have problems.
   *
   * @param problems every one that was found, in the spec's order; at least one
   */
  record Refused(List<Problem> problems) implements WorkloadRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
