package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Workload;

/** The Deployment. */
final class DeploymentManifest {
  private DeploymentManifest() {}

  static Deployment render(
      ManifestNames names, Workload workload, EbEnvironmentSpec spec, RenderingContext context) {
    return new DeploymentBuilder()
        .withMetadata(names.metadata(names.name()))
        .withNewSpec()
        .withReplicas(PodScaling.fixedReplicas(spec, context.replicaFloor()).orElse(null))
        .withProgressDeadlineSeconds(spec.effectiveDeployment().effectiveTimeoutSeconds())
        .withStrategy(RolloutStrategy.strategy(spec))
        .withNewSelector()
        .withMatchLabels(names.selectorLabels())
        .endSelector()
        .withTemplate(new PodTemplate(names, workload, spec).render(context.inputsDigest()))
        .endSpec()
        .build();
  }
}
