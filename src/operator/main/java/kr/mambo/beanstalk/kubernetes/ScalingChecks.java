package kr.mambo.beanstalk.kubernetes;

import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.workload.Workload;

/** How many there are, and how new versions come. */
final class ScalingChecks implements MigrationCheck {
  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var balancer = spec.effectiveLoadBalancer();
    if (balancer.type() != LoadBalancerType.None) checkScaling(workload, spec, findings);
    if (spec.effectiveDeployment().policy() == DeploymentPolicy.TrafficSplitting) {
      findings.addWarning(
          "spec.deployment.policy",
          "A Deployment has no canary: with TrafficSplitting new pods get their full share at once.",
          "Shift traffic with your Ingress controller or a tool such as Argo Rollouts if you need a canary.");
    }
  }

  private static void checkScaling(
      Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var scaling = spec.effectiveScaling();
    var max = scaling.effectiveMax();
    if (scaling.targetCPUUtilization() == null) {
      if (scaling.effectiveMin() == 0) {
        findings.addBlocker(
            "spec.scaling.min",
            "With min: 0 and no targetCPUUtilization there would be no pod, and nothing would ever start one.",
            "Write min: 1 or more.");
        return;
      }
      if (max > scaling.effectiveMin()) {
        findings.addWarning(
            "spec.scaling.targetCPUUtilization",
            "Beanstalk scales from %d to %d instances by network traffic; on Kubernetes there would always be %d."
                .formatted(scaling.effectiveMin(), max, scaling.effectiveMin()),
            "Write targetCPUUtilization, so that a HorizontalPodAutoscaler does it, or raise scaling.min.");
      }
      return;
    }
    if (scaling.effectiveMin() == 0) {
      findings.addWarning(
          "spec.scaling.min",
          "A HorizontalPodAutoscaler keeps at least one pod.",
          "Write min: 1, or scale the Deployment to zero yourself.");
    }
    for (var container : workload.containers()) {
      if (container.resources().cpuRequest() != null || container.resources().cpuLimit() != null)
        continue;
      findings.addWarning(
          "spec.containers[%s].resources.requests.cpu".formatted(container.name()),
          "A HorizontalPodAutoscaler measures against the processor requests of all containers, and this one has none: it would not scale.",
          "Write requests.cpu, which Beanstalk does not read, for example 250m.");
    }
  }
}
