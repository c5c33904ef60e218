package kr.mambo.beanstalk.registry;

import java.util.List;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.workload.Problem;

/** Result of pinning the images of a resource. */
public sealed interface PinningResult {
  /** The images can be deployed. */
  record Pinned(PinnedImages pins) implements PinningResult {}

  /**
   * The deployment has to wait for a registry.
   *
   * @param problems at least one
   */
  record Waiting(List<Problem> problems) implements PinningResult {
    public Waiting {
      problems = List.copyOf(problems);
    }
  }
}
