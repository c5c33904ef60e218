package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.KubernetesOutcome;

/** Events about the cluster: what was done, and that pods began to fail. */
final class KubernetesTransitionReporter {
  private final EventRecorder eventRecorder;

  KubernetesTransitionReporter(EventRecorder eventRecorder) {
    this.eventRecorder = eventRecorder;
  }

  void reportTransition(
      EbEnvironment primary,
      EbEnvironmentStatus previousStatus,
      EbEnvironmentStatus newStatus,
      KubernetesPhase.Result result) {
    // What Ready says is announced with it.
    if (result.plan().determinesReady()) return;
    var decision = result.plan().decision();
    if (result.outcome() instanceof KubernetesOutcome.Done) {
      decision.ifPresent(
          done ->
              eventRecorder.recordEvent(primary, "Normal", done.reason().name(), done.message()));
      return;
    }
    var previousReason = previousStatus.condition(ConditionType.PodsReady).map(Condition::reason);
    newStatus
        .condition(ConditionType.PodsReady)
        .filter(condition -> condition.status() == ConditionStatus.False)
        .filter(condition -> !previousReason.equals(Optional.of(condition.reason())))
        // What inputs lack is reported by Ready.
        .filter(condition -> decision.filter(d -> d.reason().isWarning()).isPresent())
        .ifPresent(
            condition ->
                eventRecorder.recordEvent(
                    primary, "Warning", condition.reason(), condition.message()));
  }
}
