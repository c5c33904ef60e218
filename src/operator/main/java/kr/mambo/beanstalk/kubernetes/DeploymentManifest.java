package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Workload;

/** The Deployment. */
final class DeploymentManifest {
  private DeploymentManifest() {}

  static Deployment of(
      Names names, Workload workload, EbEnvironmentSpec spec, RenderingContext context) {
    return new DeploymentBuilder()
        .withMetadata(names.metadata(names.name()))
        .withNewSpec()
        .withReplicas(Scalers.replicas(spec, context.atLeast()).orElse(null))
        .withProgressDeadlineSeconds(Rollout.of(spec).timeoutSeconds())
        .withStrategy(Rollout.strategy(spec))
        .withNewSelector()
        .withMatchLabels(names.selector())
        .endSelector()
        .withTemplate(new PodTemplate(names, workload, spec).of(context.inputs()))
        .endSpec()
        .build();
  }
}
