package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** The pod template: what one instance runs. */
final class PodTemplate {
  private static final List<String> TOPOLOGY_KEYS =
      List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

  private final ManifestNames names;
  private final Workload workload;
  private final EbEnvironmentSpec spec;

  PodTemplate(ManifestNames names, Workload workload, EbEnvironmentSpec spec) {
    this.names = names;
    this.workload = workload;
    this.spec = spec;
  }

  PodTemplateSpec render(@Nullable String inputsDigest) {
    var volumes = PodVolumes.render(workload);
    var containers = new PodContainers(workload, spec, volumes);
    var pod =
        new PodSpecBuilder()
            .withServiceAccountName(names.serviceAccount())
            // Compose sets no variables about other services either.
            .withEnableServiceLinks(false)
            .addNewHostAlias()
            .withIp("127.0.0.1")
            .withHostnames(workload.containers().stream().map(AppContainer::name).toList())
            .endHostAlias()
            .withImagePullSecrets(imagePullSecrets())
            .withTerminationGracePeriodSeconds((long) workload.terminationGracePeriodSeconds())
            .withTopologySpreadConstraints(
                TOPOLOGY_KEYS.stream().map(this::spreadConstraint).toList())
            .withContainers(containers.render())
            .withVolumes(volumes.all())
            .build();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(names.selectorLabels())
        .withAnnotations(inputsDigest == null ? Map.of() : Map.of(Labels.INPUTS, inputsDigest))
        .endMetadata()
        .withSpec(pod)
        .build();
  }

  private List<LocalObjectReference> imagePullSecrets() {
    return spec.registries().stream().anyMatch(registry -> registry.credentialsSecretRef() != null)
        ? List.of(new LocalObjectReference(names.imagePullSecret()))
        : List.of();
  }

  /** Preferred, not required: a pod in the wrong place is better than none. */
  private TopologySpreadConstraint spreadConstraint(String topologyKey) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(topologyKey)
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(names.selectorLabels())
        .endLabelSelector()
        .withMatchLabelKeys("pod-template-hash")
        .build();
  }
}
