package kr.mambo.beanstalk.kubernetes;

import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Workload;

/** A check for one kind of blocker or warning. */
interface MigrationCheck {
  void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings);
}
