package kr.mambo.beanstalk.plan;

import io.fabric8.kubernetes.api.model.Service;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.ClusterObject;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;

/**
 * What the rules for the cluster look at.
 *
 * @param beanstalk what follows for the other side
 * @param settling whether the inputs changed so recently that they may change again
 * @param clusterDomain of the cluster's DNS
 */
record ClusterSituation(
    Observation seen,
    Plan beanstalk,
    ClusterView view,
    ClusterRendering rendering,
    boolean settling,
    String clusterDomain) {
  Crossing crossing() {
    return new Crossing(seen.subject(), seen.now());
  }

  String name() {
    return seen.subject().key().name();
  }

  PodsState pods() {
    return PodsState.of(view, name());
  }

  Optional<ClusterRendering.Rendered> rendered() {
    return rendering instanceof ClusterRendering.Rendered ready
        ? Optional.of(ready)
        : Optional.empty();
  }

  /** The Service that callers know. */
  Optional<ClusterObject> front() {
    return view.object(new ObjectKey("Service", name()));
  }

  /** Where it points. */
  Optional<String> host() {
    return view.find(Service.class, name()).map(s -> s.getSpec().getExternalName());
  }

  /** Whether no port is published that a Service could lead to. */
  boolean portless() {
    return rendered().filter(r -> r.workload().published().isEmpty()).isPresent();
  }

  String podsHost() {
    return podsHostWithoutDomain() + clusterDomain;
  }

  private String podsHostWithoutDomain() {
    return "%s-pods.%s.svc.".formatted(name(), seen.subject().key().namespace());
  }

  /** Our environment. */
  Optional<EnvironmentSnapshot> environment() {
    return seen.live() instanceof Live.Present(var live)
            && live.id().equals(seen.subject().before().environmentId())
        ? Optional.of(live)
        : Optional.empty();
  }

  /**
   * The host name of an environment in lower case, as Services want it; a prefix may have others.
   */
  static Optional<String> host(EnvironmentSnapshot live) {
    return Optional.ofNullable(live.cname())
        .filter(cname -> !cname.isEmpty())
        .map(cname -> cname.toLowerCase(Locale.ROOT));
  }

  /** The host name of an environment that is Ready. */
  Optional<String> readyCname() {
    return environment()
        .filter(live -> live.lifecycle() == Lifecycle.Ready)
        .flatMap(ClusterSituation::host);
  }

  /**
   * Whether the Service points at the pods; what somebody else wrote there does not count, and one
   * that was removed is made again as it was.
   */
  boolean servedByPods() {
    var host = host();
    if (host.isEmpty()) return crossing().servedByPods();
    if (host.get().startsWith(podsHostWithoutDomain())) return true;
    boolean environments =
        environment().flatMap(ClusterSituation::host).filter(host.get()::equals).isPresent();
    return !environments && crossing().servedByPods();
  }

  /** Whether the pods shall serve. */
  boolean podsShallServe() {
    return crossing().asked() && crossing().placement() == Placement.Kubernetes;
  }

  /** Whether pods are asked for, or may still be needed. */
  boolean wantsPods() {
    var crossing = crossing();
    boolean there = pods().deployment().isPresent();
    return crossing.placement() != Placement.Beanstalk || servedByPods() || (there && keeps());
  }

  /** Whether the side that was left may be needed again. */
  boolean keeps() {
    return justSwitched() || crossing().keeps();
  }

  /** Whether the Service was switched and no pass has written it down yet. */
  boolean justSwitched() {
    var told = crossing().before().serving();
    return host().isPresent() && told != null && told.equals(Crossing.PODS) != servedByPods();
  }
}
