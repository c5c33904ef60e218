package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * All objects that run the workload on Kubernetes; one pod corresponds to one instance.
 *
 * @param objects in the order in which they should be applied; none contains the content of a
 *     Secret
 * @param imagePullSecret the logins of the registries; absent: none is required
 */
public record KubernetesManifests(
    List<HasMetadata> objects, @Nullable ImagePullSecret imagePullSecret) {
  public KubernetesManifests {
    objects = List.copyOf(objects);
  }

  /**
   * Secrets and ConfigMaps stay references: their content is needed only for the image pull Secret.
   *
   * @param spec from which the workload was rendered
   * @param kubernetesSpec the spec's, or the defaults if it has none
   */
  public static KubernetesManifests render(
      Workload workload,
      EbEnvironmentSpec spec,
      KubernetesSpec kubernetesSpec,
      RenderingContext context) {
    var names = new ManifestNames(workload, spec, kubernetesSpec, context);
    var ports = ServicePorts.render(workload, spec);
    var objects = new ArrayList<HasMetadata>();
    objects.add(AccessManifests.renderServiceAccount(names));
    objects.add(AccessManifests.renderNetworkPolicy(names, workload.publishedPorts()));
    objects.add(DeploymentManifest.render(names, workload, spec, context));
    PodScaling.renderDisruptionBudget(names, spec).ifPresent(objects::add);
    PodScaling.renderAutoscaler(names, spec, context.replicaFloor()).ifPresent(objects::add);
    if (!ports.isEmpty()) {
      objects.add(ServiceManifests.renderPodsService(names, ports));
      ServiceManifests.renderFrontService(names, ports, context.serviceTarget())
          .ifPresent(objects::add);
      var ingress = kubernetesSpec.ingress();
      if (ingress != null) {
        IngressManifest.render(names, ingress, ports, context.serviceTarget())
            .ifPresent(objects::add);
      }
    }
    return new KubernetesManifests(
        objects, ImagePullSecret.render(names, workload.registries()).orElse(null));
  }

  /** The name of the Secret with the logins of the registries, for a resource of this name. */
  public static String imagePullSecretName(String resource) {
    return resource + "-registries";
  }
}
