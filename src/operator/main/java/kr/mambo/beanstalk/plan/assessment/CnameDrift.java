package kr.mambo.beanstalk.plan.assessment;

import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * Whether the environment answers at the prefix that the spec asks for. A swap by another actor is
 * reported and never corrected: only they know which of the two is to serve.
 */
final class CnameDrift {
  private CnameDrift() {}

  static Optional<Drift> detect(BeanstalkSituation situation) {
    var prefix = situation.spec().cnamePrefix();
    var cname = situation.live().map(e -> e.cname());
    if (prefix == null || cname.isEmpty() || cname.get().isEmpty()) return Optional.empty();
    return cname.get().regionMatches(true, 0, prefix + ".", 0, prefix.length() + 1)
        ? Optional.empty()
        : Optional.of(new Drift("CNAME", prefix, cname.get()));
  }
}
