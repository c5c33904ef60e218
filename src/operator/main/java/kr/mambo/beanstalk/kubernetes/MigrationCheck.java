package kr.mambo.beanstalk.kubernetes;

import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Workload;

/** One kind of thing that may be in the way. */
interface MigrationCheck {
  void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings);
}
