package kr.mambo.beanstalk.plan.kubernetes;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.CutoverRollback;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.KubernetesStatus;
import kr.mambo.beanstalk.api.KubernetesStatusBuilder;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.ObservedPod;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import org.jspecify.annotations.Nullable;

/** What is reported about the cluster, and what has to survive a restart. */
public final class KubernetesStatusFactory {
  private KubernetesStatusFactory() {}

  /** Empty where nothing of ours is there or wanted. */
  public static Optional<KubernetesStatus> create(
      KubernetesSituation situation, KubernetesDecision decision) {
    var cutover = situation.cutover();
    if (!cutover.isRequested() && situation.view().owned().isEmpty()) return Optional.empty();
    var previous = cutover.previousStatus();
    var pods = situation.rollout();
    var serving = servingSide(situation, decision);
    return Optional.of(
        KubernetesStatusBuilder.builder()
            .deployment(pods.deployment().map(d -> d.getMetadata().getName()).orElse(null))
            // Never nothing at all: the API server takes an object that became empty for null.
            .readyReplicas(pods.readyReplicas())
            .version(runningVersion(situation))
            .images(runningImages(situation))
            .inputs(
                situation
                    .rendered()
                    .filter(r -> situation.needsPods() && !situation.debouncing())
                    .map(rendered -> DesiredManifests.podInputs(situation, rendered))
                    .orElse(previous.inputs()))
            .serving(serving)
            .targets(serviceTargets(situation))
            .soakStartedAt(soakStartedAt(situation).orElse(null))
            .replicaFloor(ReplicaFloor.resolve(situation).orElse(null))
            .switchedAt(switchedAt(situation, serving))
            .rollback(rollback(situation, decision))
            .build());
  }

  /** Empty unless the Service is to be switched and the pods hold. */
  static Optional<Instant> soakStartedAt(KubernetesSituation situation) {
    if (!situation.isServingFromPodsRequested() || situation.isServedByPods())
      return Optional.empty();
    if (situation.rendered().isEmpty() || CutoverRule.findPodObstacle(situation).isPresent())
      return Optional.empty();
    var now = situation.observed().now().truncatedTo(ChronoUnit.SECONDS);
    var startedAt =
        Objects.requireNonNullElse(situation.cutover().previousStatus().soakStartedAt(), now);
    // A break between two looks is not missed either.
    return situation
        .rollout()
        .readySince(new EnvironmentReadiness(situation).instancesInService().orElse(0))
        .filter(at -> at.isAfter(startedAt) && !at.isAfter(now))
        .or(() -> Optional.of(startedAt));
  }

  private static @Nullable String servingSide(
      KubernetesSituation situation, KubernetesDecision decision) {
    if (situation.host().isPresent())
      return situation.isServedByPods() ? Cutover.SERVING_KUBERNETES : Cutover.SERVING_BEANSTALK;
    var recordedSide = situation.cutover().previousStatus().serving();
    return situation.isPortless() && isUnblocked(situation, decision)
        ? portlessServingSide(situation, recordedSide)
        : recordedSide;
  }

  /** Whether nothing holds the switch of a Service, if there were one. */
  private static boolean isUnblocked(KubernetesSituation situation, KubernetesDecision decision) {
    boolean unblocked =
        decision instanceof KubernetesDecision.Nothing || decision.reason() == Reason.SwitchingBack;
    return unblocked
        && situation.observed().resource().spec().managementMode() != ManagementMode.Observe;
  }

  /** Which side does the work where nobody calls, and so no Service is there to be switched. */
  private static @Nullable String portlessServingSide(
      KubernetesSituation situation, @Nullable String recordedSide) {
    if (situation.isServingFromPodsRequested())
      return CutoverRule.isReady(situation) ? Cutover.SERVING_KUBERNETES : recordedSide;
    return new EnvironmentReadiness(situation).findUnreadyReason().isEmpty()
        ? Cutover.SERVING_BEANSTALK
        : recordedSide;
  }

  /** Counted from when it was seen: a side is rather kept too long than too short. */
  private static @Nullable Instant switchedAt(
      KubernetesSituation situation, @Nullable String serving) {
    var previous = situation.cutover().previousStatus();
    if (serving == null || serving.equals(previous.serving())) return previous.switchedAt();
    boolean initial = previous.serving() == null && serving.equals(Cutover.SERVING_BEANSTALK);
    return initial ? null : situation.observed().now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable CutoverRollback rollback(
      KubernetesSituation situation, KubernetesDecision decision) {
    return decision instanceof KubernetesDecision.RollBackCutover(var reason, var message)
        ? new CutoverRollback(
            situation.observed().resource().generation(),
            situation.observed().now().truncatedTo(ChronoUnit.SECONDS),
            message)
        : situation.cutover().rollback().orElse(null);
  }

  private static @Nullable String runningVersion(KubernetesSituation situation) {
    var pods = situation.rollout();
    if (pods.deployment().isEmpty()) return null;
    return pods.isComplete()
        ? situation.beanstalkPlan().desired().map(DesiredState::label).orElse(null)
        : situation.cutover().previousStatus().version();
  }

  private static List<Image> runningImages(KubernetesSituation situation) {
    if (situation.rollout().deployment().isEmpty()) return List.of();
    return situation.observed().resource().spec().containers().stream()
        .map(c -> Image.of(c.name(), c.image(), findDigests(situation.view().pods(), c.name())))
        .toList();
  }

  private static @Nullable String findDigests(List<ObservedPod> pods, String container) {
    var digests = new TreeSet<String>();
    pods.stream()
        .map(pod -> pod.digests().get(container))
        .filter(Objects::nonNull)
        .forEach(digests::add);
    return digests.isEmpty() ? null : String.join(" ", digests);
  }

  /** An environment's host name goes before the environment: another customer may take it. */
  private static List<String> serviceTargets(KubernetesSituation situation) {
    var targets = new ArrayList<String>();
    if (!situation.cutover().isTerminationDue())
      situation.environment().flatMap(KubernetesSituation::host).ifPresent(targets::add);
    situation
        .view()
        .find(Ingress.class, situation.name())
        .filter(ingress -> ingress.getStatus() != null)
        .map(ingress -> ingress.getStatus().getLoadBalancer())
        .ifPresent(
            balancer ->
                balancer.getIngress().stream()
                    .map(KubernetesStatusFactory::address)
                    .forEach(targets::add));
    return List.copyOf(targets);
  }

  private static String address(IngressLoadBalancerIngress point) {
    return point.getHostname() != null ? point.getHostname() : point.getIp();
  }
}
