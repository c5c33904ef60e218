package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;

/** The number of pods that is held from the wish to switch until the soak after the switch. */
final class ReplicaFloor {
  private ReplicaFloor() {}

  /** It only grows: instances that go meanwhile change nothing. Empty where none is held. */
  static Optional<Integer> resolve(KubernetesSituation situation) {
    var cutover = situation.cutover();
    if (!situation.isServingFromPodsRequested()) return Optional.empty();
    boolean soaking =
        !situation.isServedByPods()
            || situation.isSwitchUnrecorded()
            || cutover.soakEndsAt().filter(cutover.now()::isBefore).isPresent();
    if (!soaking) return Optional.empty();
    var recorded = Optional.ofNullable(cutover.previousStatus().replicaFloor());
    var instances =
        situation.isServedByPods()
            ? recorded
            : new EnvironmentReadiness(situation).instancesInService();
    return instances.map(count -> Math.max(count, recorded.orElse(0))).filter(count -> count > 0);
  }
}
