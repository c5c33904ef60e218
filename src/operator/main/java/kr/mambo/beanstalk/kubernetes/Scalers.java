package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Scaling;

/** How many pods there are, and how many may go at once. */
final class Scalers {
  /** Beanstalk's own default. */
  private static final int MOST = 4;

  private Scalers() {}

  static Scaling of(EbEnvironmentSpec spec) {
    return spec.scaling() == null ? Scaling.UNSAID : spec.scaling();
  }

  /** The number of pods; nothing where an autoscaler says it. */
  static Optional<Integer> replicas(EbEnvironmentSpec spec, int atLeast) {
    var scaling = of(spec);
    return scaling.targetCPUUtilization() == null
        ? Optional.of(Math.max(scaling.min(), atLeast))
        : Optional.empty();
  }

  /** Nothing at one pod: its node could never be emptied. */
  static Optional<PodDisruptionBudget> disruptionBudget(Names names, EbEnvironmentSpec spec) {
    if (of(spec).min() <= 1) return Optional.empty();
    return Optional.of(
        new PodDisruptionBudgetBuilder()
            .withMetadata(names.metadata(names.name()))
            .withNewSpec()
            .withNewMaxUnavailable(1)
            .withNewSelector()
            .withMatchLabels(names.selector())
            .endSelector()
            .endSpec()
            .build());
  }

  static Optional<HorizontalPodAutoscaler> autoscaler(
      Names names, EbEnvironmentSpec spec, int atLeast) {
    var scaling = of(spec);
    var target = scaling.targetCPUUtilization();
    if (target == null) return Optional.empty();
    // None at all is not to be had by processor time: nobody would measure it.
    int min = Math.max(1, Math.max(scaling.min(), atLeast));
    int max = scaling.max() == null ? MOST : scaling.max();
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
