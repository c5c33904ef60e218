package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Finds blockers and warnings of running a workload on Kubernetes, as far as spec and workload show
 * them.
 */
public final class MigrationChecks {
  private static final List<MigrationCheck> CHECKS =
      List.of(
          new RegistryChecks(),
          new StorageChecks(),
          new PortChecks(),
          new InboundTrafficChecks(),
          new IdentityChecks(),
          new OptionChecks(),
          new ScalingChecks());

  private MigrationChecks() {}

  /** Always the same for the same workload and spec; both lists are empty if nothing was found. */
  public static Migration check(Workload workload, EbEnvironmentSpec spec) {
    var findings = new MigrationFindings();
    for (var check : CHECKS) check.check(workload, spec, findings);
    var kubernetesSpec = spec.kubernetes();
    return findings.toMigration(
        kubernetesSpec == null ? List.of() : kubernetesSpec.acknowledgedBlockers());
  }
}
