package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;

/** Number of pods, autoscaling, and how many may be disrupted at once. */
final class PodScaling {
  private PodScaling() {}

  /** The number of pods; nothing where an autoscaler says it. */
  static Optional<Integer> fixedReplicas(EbEnvironmentSpec spec, int replicaFloor) {
    var scaling = spec.effectiveScaling();
    return scaling.targetCPUUtilization() == null
        ? Optional.of(Math.max(scaling.effectiveMin(), replicaFloor))
        : Optional.empty();
  }

  /** Empty for one pod: its node could never be drained. */
  static Optional<PodDisruptionBudget> renderDisruptionBudget(
      ManifestNames names, EbEnvironmentSpec spec) {
    if (spec.effectiveScaling().effectiveMin() <= 1) return Optional.empty();
    return Optional.of(
        new PodDisruptionBudgetBuilder()
            .withMetadata(names.metadata(names.name()))
            .withNewSpec()
            .withNewMaxUnavailable(1)
            .withNewSelector()
            .withMatchLabels(names.selectorLabels())
            .endSelector()
            .endSpec()
            .build());
  }

  static Optional<HorizontalPodAutoscaler> renderAutoscaler(
      ManifestNames names, EbEnvironmentSpec spec, int replicaFloor) {
    var scaling = spec.effectiveScaling();
    var target = scaling.targetCPUUtilization();
    if (target == null) return Optional.empty();
    // None at all is not to be had by processor time: nobody would measure it.
    int min = Math.max(1, Math.max(scaling.effectiveMin(), replicaFloor));
    return Optional.of(
        new HorizontalPodAutoscalerBuilder()
            .withMetadata(names.metadata(names.name()))
            .withNewSpec()
            .withNewScaleTargetRef("apps/v1", "Deployment", names.name())
            .withMinReplicas(min)
            .withMaxReplicas(Math.max(min, scaling.effectiveMax()))
            .addNewMetric()
            .withType("Resource")
            .withNewResource()
            .withName("cpu")
            .withNewTarget()
            .withType("Utilization")
            .withAverageUtilization(target)
            .endTarget()
            .endResource()
            .endMetric()
            .endSpec()
            .build());
  }
}
