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
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** One pod: what one instance runs. */
final class PodTemplate {
  private static final List<String> SPREAD_OVER =
      List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

  private final Names names;
  private final Workload workload;
  private final EbEnvironmentSpec spec;

  PodTemplate(Names names, Workload workload, EbEnvironmentSpec spec) {
    this.names = names;
    this.workload = workload;
    this.spec = spec;
  }

  PodTemplateSpec of(@Nullable String inputs) {
    var volumes = PodVolumes.of(workload);
    var containers = new PodContainers(workload, spec, volumes);
    var pod =
        new PodSpecBuilder()
            .withServiceAccountName(names.serviceAccount())
            // Compose gives containers no variables about other services.
            .withEnableServiceLinks(false)
            .addNewHostAlias()
            .withIp("127.0.0.1")
            .withHostnames(workload.containers().stream().map(AppContainer::name).toList())
            .endHostAlias()
            .withImagePullSecrets(pullSecrets())
            .withTerminationGracePeriodSeconds((long) workload.terminationGracePeriodSeconds())
            .withTopologySpreadConstraints(SPREAD_OVER.stream().map(this::spread).toList())
            .withContainers(containers.all())
            .withVolumes(volumes.all())
            .build();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(names.selector())
        .withAnnotations(inputs == null ? Map.of() : Map.of(Markings.INPUTS, inputs))
        .endMetadata()
        .withSpec(pod)
        .build();
  }

  private List<LocalObjectReference> pullSecrets() {
    return spec.registries().stream().anyMatch(registry -> registry.credentialsSecretRef() != null)
        ? List.of(new LocalObjectReference(names.pullSecret()))
        : List.of();
  }

  /** Wished, not required: a pod in the wrong place is better than none. */
  private TopologySpreadConstraint spread(String over) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(over)
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(names.selector())
        .endLabelSelector()
        .withMatchLabelKeys("pod-template-hash")
        .build();
  }
}
