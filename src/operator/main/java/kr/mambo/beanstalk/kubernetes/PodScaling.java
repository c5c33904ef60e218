package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Scaling;

/** Number of pods, autoscaling, and how many may be disrupted at once. */
final class PodScaling {
  /** Beanstalk's default. */
  private static final int DEFAULT_MAX = 4;

  private PodScaling() {}

  static Scaling scaling(EbEnvironmentSpec spec) {
    return spec.scaling() == null ? Scaling.DEFAULTS : spec.scaling();
  }

  /** The number of pods; empty if an autoscaler controls it. */
  static Optional<Integer> fixedReplicas(EbEnvironmentSpec spec, int replicaFloor) {
    var scaling = scaling(spec);
    return scaling.targetCPUUtilization() == null
        ? Optional.of(Math.max(scaling.min(), replicaFloor))
        : Optional.empty();
  }

  /** Empty for one pod: its node could never be drained. */
  static Optional<PodDisruptionBudget> renderDisruptionBudget(
      ManifestNames names, EbEnvironmentSpec spec) {
    if (scaling(spec).min() <= 1) return Optional.empty();
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
    var scaling = scaling(spec);
    var target = scaling.targetCPUUtilization();
    if (target == null) return Optional.empty();
    // Scaling to zero by CPU utilization is impossible: nothing would be measured.
    int min = Math.max(1, Math.max(scaling.min(), replicaFloor));
    int max = scaling.max() == null ? DEFAULT_MAX : scaling.max();
    return Optional.of(
        new HorizontalPodAutoscalerBuilder()
            .withMetadata(names.metadata(names.name()))
            .withNewSpec()
            .withNewScaleTargetRef("apps/v1", "Deployment", names.name())
            .withMinReplicas(min)
            .withMaxReplicas(Math.max(min, max))
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
