package kr.mambo.beanstalk.status;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;

/** The side that Ready speaks of: Beanstalk, or with placement Kubernetes the pods. */
record Speaker(Readiness readiness, Reason reason, String message) {
  static Speaker of(Decision beanstalk, Assessment healthy, ClusterPlan cluster) {
    if (!cluster.speaks() || cluster.decision().isEmpty()) {
      return new Speaker(Readiness.of(beanstalk, healthy), beanstalk.reason(), beanstalk.message());
    }
    var decision = cluster.decision().get();
    var message = message(decision, beanstalk);
    return new Speaker(PodsReadiness.of(decision, message), decision.reason(), message);
  }

  /** What Beanstalk refuses is told even where the pods do not need it. */
  private static String message(ClusterDecision decision, Decision beanstalk) {
    return beanstalk instanceof Decision.Refuse refused
        ? decision.message() + ". The environment: " + refused.message()
        : decision.message();
  }

  Assessment with(ConditionType type) {
    return new Assessment(type, ConditionStatus.True, reason, message);
  }
}
