package kr.mambo.beanstalk.plan.rendering;

import java.util.List;
import java.util.SortedMap;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.workload.Problem;

/** What a spec and its inputs become on Beanstalk, or why they become nothing. */
public sealed interface BeanstalkRendering {
  /**
   * It can run.
   *
   * @param bundle source bundle and artifacts
   * @param options all that the spec owns
   * @param bucket where the artifacts lie
   */
  record Rendered(
      DesiredState wanted, SourceBundle bundle, SortedMap<OptionKey, String> options, String bucket)
      implements BeanstalkRendering {}

  /** Something is missing, malformed or contradictory. */
  record Refused(List<Problem> problems) implements BeanstalkRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
