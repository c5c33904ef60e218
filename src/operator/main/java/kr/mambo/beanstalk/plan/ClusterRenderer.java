package kr.mambo.beanstalk.plan;

import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.bundle.Bundles;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.kubernetes.Manifests;
import kr.mambo.beanstalk.kubernetes.Obstacles;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.Serving;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/** Spec and inputs to what the cluster runs; it needs nothing of AWS. */
public final class ClusterRenderer {
  private ClusterRenderer() {}

  /**
   * Renders a spec with its inputs.
   *
   * @param keyId names the key of the digest
   */
  public static ClusterRendering render(
      ResourceKey resource, EbEnvironmentSpec spec, Inputs inputs, DigestKey key, String keyId) {
    return switch (Workloads.of(resource.namespace(), resource.name(), spec, inputs)) {
      case WorkloadRendering.Refused(var problems) -> new ClusterRendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var nowhere = new Target(resource.namespace(), resource.name(), "", "", "", "", "", key);
        yield new ClusterRendering.Rendered(
            workload,
            Bundles.digests(workload, nowhere).inputs(),
            keyId,
            Obstacles.of(workload, spec));
      }
    };
  }

  /** The objects that a resource needs in its namespace. */
  public static Set<ObjectKey> needed(ClusterRendering rendering, Subject subject) {
    if (!(rendering instanceof ClusterRendering.Rendered ready)
        || subject.spec().kubernetes() == null) return Set.of();
    var front = new ObjectKey("Service", subject.key().name());
    if (subject.spec().placement() == Placement.Beanstalk) return Set.of(front);
    var manifests =
        Manifests.render(
            ready.workload(),
            subject.spec(),
            subject.spec().kubernetes(),
            new RenderingContext(new Serving.Pods(""), null, null));
    var needed = new TreeSet<ObjectKey>();
    manifests.objects().forEach(object -> needed.add(ObjectKey.of(object)));
    if (manifests.pullSecret() != null)
      needed.add(new ObjectKey("Secret", Manifests.pullSecretName(subject.key().name())));
    return needed;
  }
}
