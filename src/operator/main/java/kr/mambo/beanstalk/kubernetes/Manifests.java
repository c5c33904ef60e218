package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * All that runs the workload on Kubernetes, one pod as one instance.
 *
 * @param objects in the order in which they are best applied; none has the content of a Secret
 * @param pullSecret the logins of the registries; absent: none is needed
 */
public record Manifests(List<HasMetadata> objects, @Nullable PullSecret pullSecret) {
  public Manifests {
    objects = List.copyOf(objects);
  }

  /**
   * Secrets and ConfigMaps stay references: their content is needed for the pull Secret alone.
   *
   * @param spec of which the workload was read
   * @param target the spec's, or the defaults where it has none
   */
  public static Manifests render(
      Workload workload,
      EbEnvironmentSpec spec,
      KubernetesTarget target,
      RenderingContext context) {
    var names = new Names(workload, spec, target, context);
    var ports = ServicePorts.of(workload, spec);
    var objects = new ArrayList<HasMetadata>();
    objects.add(Access.serviceAccount(names));
    objects.add(Access.networkPolicy(names, workload.published()));
    objects.add(DeploymentManifest.of(names, workload, spec, context));
    Scalers.disruptionBudget(names, spec).ifPresent(objects::add);
    Scalers.autoscaler(names, spec, context.atLeast()).ifPresent(objects::add);
    if (!ports.isEmpty()) {
      objects.add(Services.pods(names, ports));
      Services.front(names, ports, context.serving()).ifPresent(objects::add);
      var ingress = target.ingress();
      if (ingress != null) {
        IngressManifest.of(names, ingress, ports, context.serving()).ifPresent(objects::add);
      }
    }
    return new Manifests(objects, PullSecret.of(names, workload.registries()).orElse(null));
  }

  /** The name of the Secret with the logins of the registries, for a resource of this name. */
  public static String pullSecretName(String resource) {
    return resource + "-registries";
  }
}
