package kr.mambo.beanstalk.status;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.Reason;

/** The side that Ready speaks of: Beanstalk, or with placement Kubernetes the pods. */
record ReadySource(Readiness readiness, Reason reason, String message) {
  static ReadySource of(
      BeanstalkDecision beanstalk, ConditionAssessment healthy, KubernetesPlan cluster) {
    if (!cluster.determinesReady() || cluster.decision().isEmpty()) {
      return new ReadySource(
          Readiness.of(beanstalk, healthy), beanstalk.reason(), beanstalk.message());
    }
    var decision = cluster.decision().get();
    var message = message(decision, beanstalk);
    return new ReadySource(PodsReadiness.of(decision, message), decision.reason(), message);
  }

  /** What Beanstalk refuses is reported even where the pods do not need it. */
  private static String message(KubernetesDecision decision, BeanstalkDecision beanstalk) {
    return beanstalk instanceof BeanstalkDecision.Refuse refused
        ? decision.message() + ". Environment: " + refused.message()
        : decision.message();
  }

  ConditionAssessment toAssessment(ConditionType type) {
    return new ConditionAssessment(type, ConditionStatus.True, reason, message);
  }
}
