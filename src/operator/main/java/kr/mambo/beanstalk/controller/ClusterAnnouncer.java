package kr.mambo.beanstalk.controller;

import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesOutcome;

/** Events about the cluster: what was done, and that pods began to fail. */
final class ClusterAnnouncer {
  private final Events events;

  ClusterAnnouncer(Events events) {
    this.events = events;
  }

  void announce(
      EbEnvironment about,
      EbEnvironmentStatus before,
      EbEnvironmentStatus after,
      ClusterPhase.Result cluster) {
    // What Ready says is announced with it.
    if (cluster.plan().determinesReady()) return;
    var decision = cluster.plan().decision();
    if (cluster.outcome() instanceof KubernetesOutcome.Done) {
      decision.ifPresent(
          done -> events.tell(about, "Normal", done.reason().name(), done.message()));
      return;
    }
    var was = pods(before).map(Condition::reason);
    pods(after)
        .filter(now -> now.status() == ConditionStatus.False)
        .filter(now -> !was.equals(Optional.of(now.reason())))
        .filter(now -> decision.filter(d -> warns(d)).isPresent())
        .ifPresent(now -> events.tell(about, "Warning", now.reason(), now.message()));
  }

  /** What inputs lack is told by what Ready says of them. */
  private static boolean warns(KubernetesDecision decision) {
    return switch (decision.reason()) {
      case PodsFailing, ObjectExists, ObjectRefused -> true;
      default -> false;
    };
  }

  private static Optional<Condition> pods(EbEnvironmentStatus status) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(ConditionType.PodsReady.name()))
        .findFirst();
  }
}
