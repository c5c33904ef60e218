package kr.mambo.beanstalk.bundle;

import java.util.List;
import kr.mambo.beanstalk.workload.Problem;

/** A source bundle, or the problems that prevent it. */
public sealed interface BundleRendering {
  /** The bundle to upload. */
  record Rendered(SourceBundle bundle) implements BundleRendering {}

  /**
   * Beanstalk could not run the workload.
   *
   * @param problems every one that was found; at least one
   */
  record Refused(List<Problem> problems) implements BundleRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
