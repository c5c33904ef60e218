package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of what CloudFormation made for an environment.
 *
 * @param loadBalancer a classic one's name or another's ARN; null for a single instance
 * @param address a single instance's elastic IP or the load balancer's host name
 * @param targetGroup null without an application or network load balancer
 */
public record Resources(
    String group,
    String launchTemplate,
    String securityGroup,
    @Nullable String loadBalancer,
    @Nullable String loadBalancerSecurityGroup,
    @Nullable String targetGroup,
    @Nullable String listener,
    String address,
    List<String> policies,
    List<String> alarms) {
  public Resources {
    policies = List.copyOf(policies);
    alarms = List.copyOf(alarms);
  }

  public Resources withLaunchTemplate(String id) {
    return new Resources(
        group,
        id,
        securityGroup,
        loadBalancer,
        loadBalancerSecurityGroup,
        targetGroup,
        listener,
        address,
        policies,
        alarms);
  }
}
