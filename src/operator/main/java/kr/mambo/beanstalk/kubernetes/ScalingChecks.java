package kr.mambo.beanstalk.kubernetes;

import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.workload.Workload;

/** Checks scaling and deployment policy. */
final class ScalingChecks implements MigrationCheck {
  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var balancer = spec.effectiveLoadBalancer();
    if (balancer.type() != LoadBalancerType.None) checkScaling(workload, spec, findings);
    if (spec.effectiveDeployment().policy() == DeploymentPolicy.TrafficSplitting) {
      findings.addWarning(
          "spec.deployment.policy",
          "A Deployment does not support canary releases: with TrafficSplitting, new pods get their full share of traffic at once.",
          "If you need canary releases, shift traffic with your Ingress controller or a tool such as Argo Rollouts.");
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
            "With min: 0 and no targetCPUUtilization there would be no pods, and nothing would start any.",
            "Set scaling.min to 1 or more.");
        return;
      }
      if (max > scaling.effectiveMin()) {
        findings.addWarning(
            "spec.scaling.targetCPUUtilization",
            "Beanstalk scales from %d to %d instances by network traffic; on Kubernetes the number of pods would stay at %d."
                .formatted(scaling.effectiveMin(), max, scaling.effectiveMin()),
            "Set scaling.targetCPUUtilization to get a HorizontalPodAutoscaler, or raise scaling.min.");
      }
      return;
    }
    if (scaling.effectiveMin() == 0) {
      findings.addWarning(
          "spec.scaling.min",
          "A HorizontalPodAutoscaler keeps at least one pod.",
          "Set scaling.min to 1, or scale the Deployment to zero yourself.");
    }
    for (var container : workload.containers()) {
      if (container.resources().cpuRequest() != null || container.resources().cpuLimit() != null)
        continue;
      findings.addWarning(
          "spec.containers[%s].resources.requests.cpu".formatted(container.name()),
          "A HorizontalPodAutoscaler computes utilization from the CPU requests of all containers, and this container has none: it would not scale.",
          "Set requests.cpu, which Beanstalk ignores, for example 250m.");
    }
  }
}
