package kr.mambo.beanstalk.plan.kubernetes;

import io.fabric8.kubernetes.api.model.Service;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.plan.evidence.RolloutState;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;

/**
 * What the rules for the cluster look at.
 *
 * @param beanstalkPlan what follows for the other side
 * @param debouncing whether the inputs changed so recently that they may change again
 * @param clusterDomain of the cluster's DNS
 */
public record KubernetesSituation(
    Observation observed,
    Plan beanstalkPlan,
    KubernetesState view,
    KubernetesRendering rendering,
    boolean debouncing,
    String clusterDomain) {
  public Cutover cutover() {
    return new Cutover(observed.resource(), observed.now());
  }

  String name() {
    return observed.resource().key().name();
  }

  public RolloutState rollout() {
    return RolloutState.of(view, name());
  }

  Optional<KubernetesRendering.Rendered> rendered() {
    return rendering instanceof KubernetesRendering.Rendered rendered
        ? Optional.of(rendered)
        : Optional.empty();
  }

  /** The Service that callers know. */
  Optional<KubernetesObject> service() {
    return view.find(new ObjectKey("Service", name()));
  }

  /** Where it points. */
  Optional<String> host() {
    return view.find(Service.class, name()).map(s -> s.getSpec().getExternalName());
  }

  /** Whether no port is published that a Service could lead to. */
  boolean isPortless() {
    return rendered().filter(r -> r.workload().publishedPorts().isEmpty()).isPresent();
  }

  String podServiceHost() {
    return podServiceHostPrefix() + clusterDomain;
  }

  private String podServiceHostPrefix() {
    return "%s-pods.%s.svc.".formatted(name(), observed.resource().key().namespace());
  }

  /** Our environment. */
  Optional<EnvironmentSnapshot> environment() {
    return observed
        .environment()
        .snapshot()
        .filter(live -> live.id().equals(observed.resource().previousStatus().environmentId()));
  }

  /**
   * The host name of an environment in lower case, as Services want it; a prefix may have others.
   */
  public static Optional<String> host(EnvironmentSnapshot live) {
    return Optional.ofNullable(live.cname())
        .filter(cname -> !cname.isEmpty())
        .map(cname -> cname.toLowerCase(Locale.ROOT));
  }

  /** The host name of an environment that is Ready. */
  Optional<String> readyHost() {
    return environment()
        .filter(live -> live.lifecycle() == Lifecycle.Ready)
        .flatMap(KubernetesSituation::host);
  }

  /**
   * Whether the Service points at the pods; what another actor wrote there does not count, and one
   * that was removed is recreated as it was.
   */
  boolean isServedByPods() {
    var host = host();
    if (host.isEmpty()) return cutover().isServedByPods();
    if (host.get().startsWith(podServiceHostPrefix())) return true;
    boolean leadsToEnvironment =
        environment().flatMap(KubernetesSituation::host).filter(host.get()::equals).isPresent();
    return !leadsToEnvironment && cutover().isServedByPods();
  }

  /** Whether the pods shall serve. */
  boolean isServingFromPodsRequested() {
    return cutover().isRequested() && cutover().effectivePlacement() == Placement.Kubernetes;
  }

  /** Whether pods are asked for, or may still be needed. */
  boolean needsPods() {
    var cutover = cutover();
    boolean deployed = rollout().deployment().isPresent();
    return cutover.effectivePlacement() != Placement.Beanstalk
        || isServedByPods()
        || (deployed && isStandbyRetained());
  }

  /** Whether the side that was left may be needed again. */
  boolean isStandbyRetained() {
    return isSwitchUnrecorded() || cutover().isStandbyRetained();
  }

  /** Whether the Service was switched and no pass has written it down yet. */
  boolean isSwitchUnrecorded() {
    var recordedSide = cutover().previousStatus().serving();
    return host().isPresent()
        && recordedSide != null
        && recordedSide.equals(Cutover.SERVING_KUBERNETES) != isServedByPods();
  }
}
