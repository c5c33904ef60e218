package kr.mambo.beanstalk.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Migration.Obstacle;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.Reason;

/** The way across: the Service is switched once the pods have held for the soak. */
final class SwitchRule implements ClusterRule {
  @Override
  public Optional<ClusterDecision> decide(ClusterSituation situation) {
    if (!situation.podsShallServe() || situation.servedByPods()) return Optional.empty();
    return inTheWay(situation).or(() -> across(situation));
  }

  /** Whether nothing is in the way of the pods, which shall serve. */
  static boolean ready(ClusterSituation situation) {
    return inTheWay(situation).isEmpty();
  }

  private static Optional<ClusterDecision> inTheWay(ClusterSituation situation) {
    return blocked(situation)
        .or(() -> notYet(situation))
        .or(() -> soaking(situation))
        .or(() -> unavailable(situation));
  }

  /** Why the pods may not serve now; empty while they hold. */
  static Optional<ClusterDecision> notYet(ClusterSituation situation) {
    var environment = new EnvironmentSide(situation);
    return environment
        .notComparable()
        .or(() -> new RolloutRule().shortOf(situation, environment.instances().orElse(0)))
        .or(() -> otherImages(situation));
  }

  private static Optional<ClusterDecision> blocked(ClusterSituation situation) {
    var blockers = situation.rendered().map(r -> r.migration().blockers()).orElse(List.of());
    return blockers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ClusterDecision.Refuse(
                Reason.Blocked,
                "The Service is not switched: %s in the way, see status.migration.blockers for what to do, and name what you saw to outside of this resource in spec.kubernetes.arranged"
                    .formatted(
                        blockers.stream().map(Obstacle::field).limit(5).collect(joining(", ")))));
  }

  private static Optional<ClusterDecision> otherImages(ClusterSituation situation) {
    var wanted = situation.seen().subject().before().images();
    return wanted.stream()
        .filter(image -> image.digest() != null)
        .filter(
            image ->
                situation.view().pods().stream()
                    .map(pod -> pod.digests().get(image.container()))
                    .anyMatch(digest -> digest != null && !digest.equals(image.digest())))
        .findFirst()
        .map(
            image ->
                new ClusterDecision.Wait(
                    Reason.VersionsDiffer,
                    "Container %s runs another image in the pods than %s"
                        .formatted(image.container(), image.digest())));
  }

  private static Optional<ClusterDecision> soaking(ClusterSituation situation) {
    // Nothing serves that the pods would have to wait for.
    if (new EnvironmentSide(situation).gone()) return Optional.empty();
    var crossing = situation.crossing();
    var until = ClusterMemory.heldSince(situation).orElse(crossing.now()).plus(crossing.soak());
    return crossing.now().isBefore(until)
        ? Optional.of(
            new ClusterDecision.Wait(
                Reason.Soaking,
                "Pods and environment run the same; the Service is switched at %s if it stays so"
                    .formatted(until)))
        : Optional.empty();
  }

  private static Optional<ClusterDecision> unavailable(ClusterSituation situation) {
    if (situation.pods().available()) return Optional.empty();
    var troubles = situation.pods().troubles();
    return Optional.of(
        new ClusterDecision.Wait(
            Reason.PodsStarting,
            "The Service is switched once the Deployment is Available"
                + (troubles.isEmpty() ? "" : ": " + String.join("; ", troubles))));
  }

  private static Optional<ClusterDecision> across(ClusterSituation situation) {
    return situation
        .front()
        .map(
            front ->
                new ClusterDecision.SwitchService(
                    front,
                    situation.podsHost(),
                    Reason.Switching,
                    "%s points at the pods".formatted(front.key())));
  }
}
