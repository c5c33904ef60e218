package kr.mambo.beanstalk.kubernetes;

import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Workload;

/** One kind of thing that may be in the way. */
interface Obstruction {
  void look(Workload workload, EbEnvironmentSpec spec, Found found);
}
