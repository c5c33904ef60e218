package kr.mambo.beanstalk.plan;

import java.util.Optional;

/** The number of pods that is held from the wish to switch until the soak after the switch. */
final class HeldPods {
  private HeldPods() {}

  /** It only grows: instances that go meanwhile change nothing. Empty where none is held. */
  static Optional<Integer> of(ClusterSituation situation) {
    var crossing = situation.crossing();
    if (!situation.podsShallServe()) return Optional.empty();
    boolean soaking =
        !situation.servedByPods()
            || situation.justSwitched()
            || crossing.soaked().filter(crossing.now()::isBefore).isPresent();
    if (!soaking) return Optional.empty();
    var held = Optional.ofNullable(crossing.before().heldPods());
    var instances = situation.servedByPods() ? held : new EnvironmentSide(situation).instances();
    return instances.map(count -> Math.max(count, held.orElse(0))).filter(count -> count > 0);
  }
}
