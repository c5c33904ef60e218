package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.workload.Workload;

/** What is in the way of running a workload on Kubernetes, as far as spec and workload show it. */
public final class Obstacles {
  private static final List<Obstruction> ALL =
      List.of(
          new RegistryObstacles(),
          new StorageObstacles(),
          new PortObstacles(),
          new EntranceObstacles(),
          new IdentityObstacles(),
          new OptionObstacles(),
          new ScalingObstacles());

  private Obstacles() {}

  /**
   * Always the same for the same workload and spec; both lists empty where nothing is in the way.
   */
  public static Migration of(Workload workload, EbEnvironmentSpec spec) {
    var found = new Found();
    for (var obstruction : ALL) obstruction.look(workload, spec, found);
    var target = spec.kubernetes();
    return found.migration(target == null ? List.of() : target.arranged());
  }
}
