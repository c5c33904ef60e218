package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.ClusterDecision;

/** One consideration about the cluster: decides, or leaves it to the rules after it. */
interface ClusterRule {
  Optional<ClusterDecision> decide(ClusterSituation situation);
}
