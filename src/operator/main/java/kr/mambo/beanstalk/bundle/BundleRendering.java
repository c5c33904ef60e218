package kr.mambo.beanstalk.bundle;

import java.util.List;
import kr.mambo.beanstalk.workload.Problem;

/** A source bundle, or why there is none. */
public sealed interface BundleRendering {
  /** What to upload. */
  record Rendered(SourceBundle bundle) implements BundleRendering {}

  /**
   * Beanstalk could not run it.
   *
   * @param problems every one that was found; at least one
   */
  record Refused(List<Problem> problems) implements BundleRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
