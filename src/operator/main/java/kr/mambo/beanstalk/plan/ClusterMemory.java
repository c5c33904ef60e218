package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.Kubernetes;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.WayBack;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.PodSeen;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** What is told about the cluster, and what has to survive a restart. */
final class ClusterMemory {
  private ClusterMemory() {}

  /** Empty where nothing of ours is there or wanted. */
  static Optional<Kubernetes> of(ClusterSituation situation, ClusterDecision decision) {
    var crossing = situation.crossing();
    if (!crossing.asked() && situation.view().ours().isEmpty()) return Optional.empty();
    var before = crossing.before();
    var pods = situation.pods();
    var serving = serving(situation, decision);
    return Optional.of(
        new Kubernetes(
            pods.deployment().map(d -> d.getMetadata().getName()).orElse(null),
            // Never nothing at all: the API server takes an object that became empty for null.
            pods.ready(),
            version(situation),
            images(situation),
            situation
                .rendered()
                .filter(r -> situation.wantsPods() && !situation.settling())
                .map(rendered -> WantedManifests.inputs(situation, rendered))
                .orElse(before.inputs()),
            serving,
            targets(situation),
            heldSince(situation).orElse(null),
            HeldPods.of(situation).orElse(null),
            switched(situation, serving),
            back(situation, decision)));
  }

  /** Empty unless the Service is to be switched and the pods hold. */
  static Optional<Instant> heldSince(ClusterSituation situation) {
    if (!situation.podsShallServe() || situation.servedByPods()) return Optional.empty();
    if (situation.rendered().isEmpty() || SwitchRule.notYet(situation).isPresent())
      return Optional.empty();
    var now = situation.seen().now().truncatedTo(ChronoUnit.SECONDS);
    var since = Objects.requireNonNullElse(situation.crossing().before().heldSince(), now);
    // A break between two looks is not missed either.
    return situation
        .pods()
        .since(new EnvironmentSide(situation).instances().orElse(0))
        .filter(at -> at.isAfter(since) && !at.isAfter(now))
        .or(() -> Optional.of(since));
  }

  private static @Nullable String serving(ClusterSituation situation, ClusterDecision decision) {
    if (situation.host().isPresent())
      return situation.servedByPods() ? Crossing.PODS : Crossing.ENVIRONMENT;
    var told = situation.crossing().before().serving();
    return situation.portless() && free(situation, decision) ? working(situation, told) : told;
  }

  /** Whether nothing holds the switch of a Service, if there were one. */
  private static boolean free(ClusterSituation situation, ClusterDecision decision) {
    boolean through =
        decision instanceof ClusterDecision.Nothing || decision.reason() == Reason.SwitchingBack;
    return through && situation.seen().subject().spec().managementMode() != ManagementMode.Observe;
  }

  /** Which side does the work where nobody calls, and so no Service is there to be switched. */
  private static @Nullable String working(ClusterSituation situation, @Nullable String told) {
    if (situation.podsShallServe()) return SwitchRule.ready(situation) ? Crossing.PODS : told;
    return new EnvironmentSide(situation).cannotServe().isEmpty() ? Crossing.ENVIRONMENT : told;
  }

  /** Counted from when it was seen: a side is rather kept too long than too short. */
  private static @Nullable Instant switched(ClusterSituation situation, @Nullable String serving) {
    var before = situation.crossing().before();
    if (serving == null || serving.equals(before.serving())) return before.switchedAt();
    boolean first = before.serving() == null && serving.equals(Crossing.ENVIRONMENT);
    return first ? null : situation.seen().now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable WayBack back(ClusterSituation situation, ClusterDecision decision) {
    return decision instanceof ClusterDecision.GoBack(var reason, var message)
        ? new WayBack(
            situation.seen().subject().generation(),
            situation.seen().now().truncatedTo(ChronoUnit.SECONDS),
            message)
        : situation.crossing().back().orElse(null);
  }

  private static @Nullable String version(ClusterSituation situation) {
    var pods = situation.pods();
    if (pods.deployment().isEmpty()) return null;
    return pods.complete()
        ? situation.beanstalk().wanted().map(Wanted::label).orElse(null)
        : situation.crossing().before().version();
  }

  private static List<Image> images(ClusterSituation situation) {
    if (situation.pods().deployment().isEmpty()) return List.of();
    return situation.seen().subject().spec().containers().stream()
        .map(c -> Image.of(c.name(), c.image(), digest(situation.view().pods(), c.name())))
        .toList();
  }

  private static @Nullable String digest(List<PodSeen> pods, String container) {
    var digests = new TreeSet<String>();
    pods.stream()
        .map(pod -> pod.digests().get(container))
        .filter(Objects::nonNull)
        .forEach(digests::add);
    return digests.isEmpty() ? null : String.join(" ", digests);
  }

  /** An environment's host name goes before the environment: another customer may take it. */
  private static List<String> targets(ClusterSituation situation) {
    var targets = new ArrayList<String>();
    if (!situation.crossing().terminated())
      situation.environment().flatMap(ClusterSituation::host).ifPresent(targets::add);
    situation
        .view()
        .find(Ingress.class, situation.name())
        .filter(ingress -> ingress.getStatus() != null)
        .map(ingress -> ingress.getStatus().getLoadBalancer())
        .ifPresent(
            balancer ->
                balancer.getIngress().stream().map(ClusterMemory::address).forEach(targets::add));
    return List.copyOf(targets);
  }

  private static String address(IngressLoadBalancerIngress point) {
    return point.getHostname() != null ? point.getHostname() : point.getIp();
  }
}
