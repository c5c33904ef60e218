package kr.mambo.beanstalk.workload;

import java.util.List;

/** A workload, or why there is none. */
public sealed interface WorkloadRendering {
  /** What runs. */
  record Rendered(Workload workload) implements WorkloadRendering {}

  /**
   * Nothing can run.
   *
   * @param problems every one that was found, in the spec's order; at least one
   */
  record Refused(List<Problem> problems) implements WorkloadRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
