package kr.mambo.beanstalk.registry;

import java.util.List;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.workload.Problem;

/** What became of the images of a resource. */
public sealed interface Resolution {
  /** They can be deployed. */
  record Pinned(PinnedImages pins) implements Resolution {}

  /**
   * They have to wait for a registry.
   *
   * @param problems at least one
   */
  record Waiting(List<Problem> problems) implements Resolution {
    public Waiting {
      problems = List.copyOf(problems);
    }
  }
}
