package kr.mambo.beanstalk.plan;

import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.bundle.BundleRenderer;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.kubernetes.KubernetesManifests;
import kr.mambo.beanstalk.kubernetes.MigrationChecks;
import kr.mambo.beanstalk.kubernetes.RenderingContext;
import kr.mambo.beanstalk.kubernetes.ServiceTarget;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.ObjectKey;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** Spec and inputs to what the cluster runs; it needs nothing of AWS. */
public final class KubernetesRenderer {
  private KubernetesRenderer() {}

  /**
   * Renders a spec with its inputs.
   *
   * @param keyId names the key of the digest
   */
  public static KubernetesRendering render(
      ResourceKey resource, EbEnvironmentSpec spec, Inputs inputs, DigestKey key, String keyId) {
    return switch (WorkloadRenderer.render(resource.namespace(), resource.name(), spec, inputs)) {
      case WorkloadRendering.Refused(var problems) -> new KubernetesRendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var emptyTarget =
            BundleTargetBuilder.builder()
                .namespace(resource.namespace())
                .name(resource.name())
                .environmentName("")
                .region("")
                .bucket("")
                .prefix("")
                .instanceRole("")
                .digestKey(key)
                .build();
        yield new KubernetesRendering.Rendered(
            workload,
            BundleRenderer.digests(workload, emptyTarget).inputs(),
            keyId,
            MigrationChecks.check(workload, spec));
      }
    };
  }

  /** The objects that a resource needs in its namespace. */
  public static Set<ObjectKey> findRequiredObjects(
      KubernetesRendering rendering, EnvironmentResource resource) {
    if (!(rendering instanceof KubernetesRendering.Rendered rendered)
        || resource.spec().kubernetes() == null) return Set.of();
    var serviceKey = new ObjectKey("Service", resource.key().name());
    if (resource.spec().placement() == Placement.Beanstalk) return Set.of(serviceKey);
    var manifests =
        KubernetesManifests.render(
            rendered.workload(),
            resource.spec(),
            resource.spec().kubernetes(),
            new RenderingContext(new ServiceTarget.Pods(""), null, null));
    var required = new TreeSet<ObjectKey>();
    manifests.objects().forEach(object -> required.add(ObjectKey.of(object)));
    if (manifests.imagePullSecret() != null)
      required.add(
          new ObjectKey("Secret", KubernetesManifests.imagePullSecretName(resource.key().name())));
    return required;
  }
}
