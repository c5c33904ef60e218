package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of what CloudFormation made for an environment.
 *
 * @param loadBalancer a classic one's name or another's ARN; null for a single instance
 * @param endpointAddress a single instance's elastic IP or the load balancer's host name
 * @param targetGroup null without an application or network load balancer
 */
public record EnvironmentResources(
    String autoScalingGroup,
    String launchTemplate,
    String securityGroup,
    @Nullable String loadBalancer,
    @Nullable String loadBalancerSecurityGroup,
    @Nullable String targetGroup,
    @Nullable String listener,
    String endpointAddress,
    List<String> scalingPolicies,
    List<String> alarms) {
  public EnvironmentResources {
    scalingPolicies = List.copyOf(scalingPolicies);
    alarms = List.copyOf(alarms);
  }

  public EnvironmentResources withLaunchTemplate(String id) {
    return new EnvironmentResources(
        autoScalingGroup,
        id,
        securityGroup,
        loadBalancer,
        loadBalancerSecurityGroup,
        targetGroup,
        listener,
        endpointAddress,
        scalingPolicies,
        alarms);
  }
}
