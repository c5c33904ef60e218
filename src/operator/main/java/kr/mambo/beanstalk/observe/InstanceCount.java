package kr.mambo.beanstalk.observe;

import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.EnvironmentResource;

/** Instances are counted while pods are about to take their place. */
final class InstanceCount {
  private InstanceCount() {}

  static boolean isNeeded(EnvironmentResource resource) {
    var kubernetesStatus = resource.previousStatus().kubernetes();
    boolean onKubernetes =
        kubernetesStatus != null && "Kubernetes".equals(kubernetesStatus.serving());
    return resource.spec().placement() == Placement.Kubernetes && !onKubernetes;
  }
}
