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
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.status.Drifting;

/** Events of Kubernetes: on transitions only, never the same twice in a row. */
final class Announcer {
  private final Events events;
  private final Map<ResourceKey, List<PlannedChangeEvent>> foretold = new ConcurrentHashMap<>();

  Announcer(Events events) {
    this.events = events;
  }

  /** What is about to happen; an attempt that is repeated is not told again. */
  void foretell(EbEnvironment about, ResourceKey key, List<PlannedChangeEvent> notices) {
    if (notices.isEmpty() || notices.equals(foretold.put(key, notices))) return;
    notices.forEach(n -> events.tell(about, "Normal", n.reason().name(), n.message()));
  }

  void forget(ResourceKey key) {
    foretold.remove(key);
  }

  void announce(
      EbEnvironment about,
      EbEnvironmentStatus before,
      EbEnvironmentStatus after,
      Plan plan,
      BeanstalkOutcome outcome) {
    remarks(about, before, after);
    Drifting.between(before, after)
        .ifPresent(
            said ->
                events.tell(
                    about,
                    said.reason() == Reason.Drifted ? "Warning" : "Normal",
                    said.reason().name(),
                    said.message()));
    if (outcome instanceof BeanstalkOutcome.Started) forget(key(about));
    if (outcome instanceof BeanstalkOutcome.Started || outcome instanceof BeanstalkOutcome.Done) {
      var decision = plan.decision();
      boolean foretold =
          plan.plannedEvents().stream().anyMatch(n -> n.message().equals(decision.message()));
      if (!foretold) events.tell(about, "Normal", decision.reason().name(), decision.message());
      return;
    }
    if (plan.decision() instanceof BeanstalkDecision.ReplacementStep.ChangePhase move) {
      events.tell(about, warns(move) ? "Warning" : "Normal", move.reason().name(), move.message());
      return;
    }
    var was = ready(before);
    ready(after)
        .filter(
            now ->
                !was.map(Condition::reason).equals(Optional.of(now.reason()))
                    || !was.map(Condition::message).equals(Optional.of(now.message())))
        .filter(now -> !(plan.decision() instanceof BeanstalkDecision.Wait) || stalled(after))
        .ifPresent(
            now ->
                events.tell(
                    about, warns(now, after) ? "Warning" : "Normal", now.reason(), now.message()));
  }

  /** Nothing that stops anything, but that its user should hear of once. */
  private void remarks(EbEnvironment about, EbEnvironmentStatus before, EbEnvironmentStatus after) {
    remark(about, before, after, ConditionType.InputsResolved, "CertificateEnds");
    remark(about, before, after, ConditionType.PlatformSupported, "PlatformRetir");
  }

  private void remark(
      EbEnvironment about,
      EbEnvironmentStatus before,
      EbEnvironmentStatus after,
      ConditionType type,
      String reasons) {
    var was = condition(before, type).map(Condition::reason);
    condition(after, type)
        .filter(now -> now.reason().startsWith(reasons))
        .filter(now -> !was.equals(Optional.of(now.reason())))
        .ifPresent(now -> events.tell(about, "Warning", now.reason(), now.message()));
  }

  private static ResourceKey key(EbEnvironment about) {
    return new ResourceKey(about.getMetadata().getNamespace(), about.getMetadata().getName());
  }

  private static boolean warns(BeanstalkDecision.ReplacementStep.ChangePhase move) {
    return move.next()
        .map(SecondEnvironment::phase)
        .filter(
            phase ->
                phase == ReplacementPhase.Failed
                    || phase == ReplacementPhase.Unswapped
                    || phase == ReplacementPhase.Kept)
        .isPresent();
  }

  private static boolean warns(Condition ready, EbEnvironmentStatus after) {
    boolean failing =
        ready.reason().equals(Reason.PodsFailing.name())
            || ready.reason().equals(Reason.CutoverFailed.name());
    return ready.status() != ConditionStatus.True && (failing || stalled(after));
  }

  private static boolean stalled(EbEnvironmentStatus status) {
    return status.conditions().stream()
        .anyMatch(c -> c.type().equals(ConditionType.Stalled.name()));
  }

  private static Optional<Condition> ready(EbEnvironmentStatus status) {
    return condition(status, ConditionType.Ready);
  }

  private static Optional<Condition> condition(EbEnvironmentStatus status, ConditionType type) {
    return status.conditions().stream().filter(c -> c.type().equals(type.name())).findFirst();
  }
}
