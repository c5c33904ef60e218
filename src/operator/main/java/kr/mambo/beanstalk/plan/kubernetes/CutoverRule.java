package kr.mambo.beanstalk.plan.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Migration.Finding;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** The way across: the Service is switched once the pods have held for the soak. */
public final class CutoverRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (!situation.isServingFromPodsRequested() || situation.isServedByPods())
      return Optional.empty();
    return findObstacle(situation).or(() -> cutOver(situation));
  }

  /** Whether nothing is in the way of the pods, which shall serve. */
  static boolean isReady(KubernetesSituation situation) {
    return findObstacle(situation).isEmpty();
  }

  private static Optional<KubernetesDecision> findObstacle(KubernetesSituation situation) {
    return refuseBlocked(situation)
        .or(() -> findPodObstacle(situation))
        .or(() -> waitForSoak(situation))
        .or(() -> waitForAvailability(situation));
  }

  /** Why the pods may not serve now; empty while they hold. */
  static Optional<KubernetesDecision> findPodObstacle(KubernetesSituation situation) {
    var environment = new EnvironmentReadiness(situation);
    return environment
        .waitUntilComparable()
        .or(
            () ->
                new RolloutRule()
                    .waitForPods(situation, environment.instancesInService().orElse(0)))
        .or(() -> waitForSameImages(situation));
  }

  private static Optional<KubernetesDecision> refuseBlocked(KubernetesSituation situation) {
    var blockers = situation.rendered().map(r -> r.migration().blockers()).orElse(List.of());
    return blockers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KubernetesDecision.Refuse(
                Reason.Blocked,
                "Cutover is blocked by %s. See status.migration.blockers for remedies; list the ones handled elsewhere in spec.kubernetes.acknowledgedBlockers."
                    .formatted(
                        blockers.stream().map(Finding::field).limit(5).collect(joining(", ")))));
  }

  private static Optional<KubernetesDecision> waitForSameImages(KubernetesSituation situation) {
    var wanted = situation.observed().resource().previousStatus().images();
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
                new KubernetesDecision.Wait(
                    Reason.VersionMismatch,
                    "Waiting for container %s to run image %s in all pods"
                        .formatted(image.container(), image.digest())));
  }

  private static Optional<KubernetesDecision> waitForSoak(KubernetesSituation situation) {
    // Nothing serves that the pods would have to wait for.
    if (new EnvironmentReadiness(situation).isGone()) return Optional.empty();
    var cutover = situation.cutover();
    var until =
        KubernetesStatusFactory.soakStartedAt(situation)
            .orElse(cutover.now())
            .plus(cutover.soakDuration());
    return cutover.now().isBefore(until)
        ? Optional.of(
            new KubernetesDecision.Wait(
                Reason.Soaking,
                "Waiting for the soak to end; switching the Service at %s if the pods stay ready"
                    .formatted(until)))
        : Optional.empty();
  }

  private static Optional<KubernetesDecision> waitForAvailability(KubernetesSituation situation) {
    if (situation.rollout().isAvailable()) return Optional.empty();
    var troubles = situation.rollout().allMessages();
    return Optional.of(
        new KubernetesDecision.Wait(
            Reason.PodsStarting,
            "Waiting for the Deployment to be Available"
                + (troubles.isEmpty() ? "" : ": " + String.join("; ", troubles))));
  }

  private static Optional<KubernetesDecision> cutOver(KubernetesSituation situation) {
    return situation
        .service()
        .map(
            service ->
                new KubernetesDecision.SwitchService(
                    service,
                    situation.podServiceHost(),
                    Reason.Switching,
                    "Switching %s to the pods".formatted(service.key())));
  }
}
