package kr.mambo.beanstalk.controller;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.status.DriftEvents;
import kr.mambo.beanstalk.status.WarningEvents;

/** Events of Kubernetes: on transitions only, never the same twice in a row. */
final class BeanstalkTransitionReporter {
  private final EventRecorder eventRecorder;
  private final Map<ResourceKey, List<PlannedChangeEvent>> reportedPlans =
      new ConcurrentHashMap<>();

  BeanstalkTransitionReporter(EventRecorder eventRecorder) {
    this.eventRecorder = eventRecorder;
  }

  /** What is about to happen; a repeated attempt is not reported again. */
  void reportPlanned(EbEnvironment primary, ResourceKey key, List<PlannedChangeEvent> notices) {
    if (notices.isEmpty() || notices.equals(reportedPlans.put(key, notices))) return;
    notices.forEach(
        n -> eventRecorder.recordEvent(primary, "Normal", n.reason().name(), n.message()));
  }

  void forget(ResourceKey key) {
    reportedPlans.remove(key);
  }

  void reportTransition(
      EbEnvironment primary,
      EbEnvironmentStatus previousStatus,
      EbEnvironmentStatus newStatus,
      Plan plan,
      BeanstalkOutcome outcome) {
    WarningEvents.forTransition(previousStatus, newStatus)
        .forEach(warningEvent -> recordEvent(primary, warningEvent));
    DriftEvents.forTransition(previousStatus, newStatus)
        .ifPresent(driftEvent -> recordEvent(primary, driftEvent));
    if (outcome instanceof BeanstalkOutcome.Started) forget(key(primary));
    if (outcome instanceof BeanstalkOutcome.Started || outcome instanceof BeanstalkOutcome.Done) {
      var decision = plan.decision();
      boolean alreadyReported =
          plan.plannedEvents().stream().anyMatch(n -> n.message().equals(decision.message()));
      if (!alreadyReported)
        eventRecorder.recordEvent(primary, "Normal", decision.reason().name(), decision.message());
      return;
    }
    if (plan.decision() instanceof BeanstalkDecision.ReplacementStep.ChangePhase move) {
      eventRecorder.recordEvent(
          primary, isWarning(move) ? "Warning" : "Normal", move.reason().name(), move.message());
      return;
    }
    var previousCondition = previousStatus.condition(ConditionType.Ready);
    newStatus
        .condition(ConditionType.Ready)
        .filter(
            condition ->
                !previousCondition.map(Condition::reason).equals(Optional.of(condition.reason()))
                    || !previousCondition
                        .map(Condition::message)
                        .equals(Optional.of(condition.message())))
        .filter(
            condition ->
                !(plan.decision() instanceof BeanstalkDecision.Wait) || isStalled(newStatus))
        .ifPresent(
            condition ->
                eventRecorder.recordEvent(
                    primary,
                    isWarning(condition, newStatus) ? "Warning" : "Normal",
                    condition.reason(),
                    condition.message()));
  }

  private void recordEvent(EbEnvironment primary, PlannedChangeEvent event) {
    eventRecorder.recordEvent(
        primary,
        event.reason().isWarning() ? "Warning" : "Normal",
        event.reason().name(),
        event.message());
  }

  private static ResourceKey key(EbEnvironment primary) {
    return new ResourceKey(primary.getMetadata().getNamespace(), primary.getMetadata().getName());
  }

  private static boolean isWarning(BeanstalkDecision.ReplacementStep.ChangePhase move) {
    return move.next()
        .map(ReplacementStatus::phase)
        .filter(
            phase ->
                phase == ReplacementPhase.Failed
                    || phase == ReplacementPhase.SwapFailed
                    || phase == ReplacementPhase.Kept)
        .isPresent();
  }

  private static boolean isWarning(Condition ready, EbEnvironmentStatus newStatus) {
    boolean failing = Reason.find(ready).filter(Reason::isWarning).isPresent();
    return ready.status() != ConditionStatus.True && (failing || isStalled(newStatus));
  }

  private static boolean isStalled(EbEnvironmentStatus status) {
    return status.condition(ConditionType.Stalled).isPresent();
  }
}
