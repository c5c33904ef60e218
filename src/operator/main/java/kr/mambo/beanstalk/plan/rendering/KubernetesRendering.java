package kr.mambo.beanstalk.plan.rendering;

import java.util.List;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;

/** What a spec and its inputs are for the cluster, or why they are nothing. */
public sealed interface KubernetesRendering {
  /**
   * It can run.
   *
   * @param inputs keyed digest of the workload, its Secrets and ConfigMaps; other than that of an
   *     application version, since it says nothing about AWS
   * @param keyId which key created it
   * @param migration what is in the way of a cutover
   */
  record Rendered(Workload workload, String inputs, String keyId, Migration migration)
      implements KubernetesRendering {}

  /** Something is missing or malformed. */
  record Refused(List<Problem> problems) implements KubernetesRendering {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
