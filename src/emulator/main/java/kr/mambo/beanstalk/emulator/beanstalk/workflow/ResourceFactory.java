package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.EnvironmentTopology;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentResources;
import kr.mambo.beanstalk.emulator.beanstalk.state.IdGenerator;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import org.jspecify.annotations.Nullable;

/** Makes the names of what an environment consists of. */
final class ResourceFactory {
  private final IdGenerator idGenerator;

  ResourceFactory(IdGenerator idGenerator) {
    this.idGenerator = idGenerator;
  }

  EnvironmentResources createResources(Environment environment, EffectiveSettings settings) {
    var stack = "awseb-" + environment.id + "-stack-";
    var group = stack + "AWSEBAutoScalingGroup-" + idGenerator.nextMixed(12);
    var topology = settings.topology();
    var balancer = nextLoadBalancer(environment, topology);
    return new EnvironmentResources(
        group,
        idGenerator.nextLaunchTemplateId(),
        stack + "AWSEBSecurityGroup-" + idGenerator.nextMixed(12),
        balancer,
        topology.isLoadBalanced() ? idGenerator.nextSecurityGroupId() : null,
        usesTargetGroup(topology) ? nextTargetGroup(environment) : null,
        usesTargetGroup(topology) && balancer != null ? nextListener(balancer) : null,
        balancer == null ? idGenerator.nextIpAddress() : loadBalancerHost(environment, balancer),
        topology.isLoadBalanced()
            ? List.of(
                nextScalingPolicy(environment, group, "Up"),
                nextScalingPolicy(environment, group, "Down"))
            : List.of(),
        topology.isLoadBalanced()
            ? List.of(
                stack + "AWSEBCloudwatchAlarmHigh-" + idGenerator.nextMixed(12),
                stack + "AWSEBCloudwatchAlarmLow-" + idGenerator.nextMixed(12))
            : List.of());
  }

  private static boolean usesTargetGroup(EnvironmentTopology topology) {
    return topology == EnvironmentTopology.APPLICATION || topology == EnvironmentTopology.NETWORK;
  }

  private @Nullable String nextLoadBalancer(Environment environment, EnvironmentTopology topology) {
    return switch (topology) {
      case SINGLE -> null;
      case CLASSIC ->
          environment.id.substring(0, 3).replace("e-", "awseb-e-")
              + "-AWSEBLoa-"
              + idGenerator.nextUpper(13);
      case APPLICATION ->
          loadBalancingArn(
              environment, "loadbalancer/app/awseb--AWSEB-" + idGenerator.nextMixed(12));
      case NETWORK ->
          loadBalancingArn(
              environment, "loadbalancer/net/awseb--AWSEB-" + idGenerator.nextMixed(12));
    };
  }

  private String loadBalancingArn(Environment environment, String path) {
    return "arn:aws:elasticloadbalancing:%s:%s:%s/%s"
        .formatted(environment.region, environment.account, path, idGenerator.nextHex(16));
  }

  private String nextTargetGroup(Environment environment) {
    return loadBalancingArn(environment, "targetgroup/awseb-AWSEB-" + idGenerator.nextUpper(12));
  }

  private String nextListener(String loadBalancerArn) {
    return loadBalancerArn.replace(":loadbalancer/", ":listener/") + "/" + idGenerator.nextHex(16);
  }

  /** The load balancer's name, digits and the region. */
  private String loadBalancerHost(Environment environment, String loadBalancer) {
    var name = loadBalancer.startsWith("arn:") ? loadBalancer.split("/", -1)[2] : loadBalancer;
    return "%s-%s.%s.elb.amazonaws.com"
        .formatted(name, idGenerator.nextDigits(9), environment.region);
  }

  private String nextScalingPolicy(Environment environment, String group, String direction) {
    return ("arn:aws:autoscaling:%s:%s:scalingPolicy:%s:autoScalingGroupName/%s:policyName/"
            + "awseb-%s-stack-AWSEBAutoScalingScale%sPolicy-%s")
        .formatted(
            environment.region,
            environment.account,
            idGenerator.nextUuid(),
            group,
            environment.id,
            direction,
            idGenerator.nextMixed(12));
  }

  String nextTemporaryGroup(Environment environment) {
    return "awseb-"
        + environment.id
        + "-immutable-stack-AWSEBAutoScalingGroup-"
        + idGenerator.nextMixed(12);
  }

  String nextLaunchTemplate() {
    return idGenerator.nextLaunchTemplateId();
  }

  List<String> nextInstanceIds(int count) {
    return IntStream.range(0, count).mapToObj(i -> idGenerator.nextInstanceId()).toList();
  }

  String nextLogId() {
    return idGenerator.nextUuid();
  }

  /** The ids cut into batches of at most this size. */
  static List<List<String>> partition(List<String> ids, int size) {
    var batches = new ArrayList<List<String>>();
    for (int i = 0; i < ids.size(); i += size)
      batches.add(List.copyOf(ids.subList(i, Math.min(ids.size(), i + size))));
    return batches;
  }

  static List<String> runningInstanceIds(Environment environment) {
    return environment.instances.stream().filter(i -> !i.stopped).map(i -> i.id).toList();
  }

  /** Zones take turns. */
  static String nextZone(Environment environment) {
    return environment.region + (char) ('a' + environment.instances.size() % 3);
  }

  static Instance requireInstance(Environment environment, String id) {
    return environment
        .instance(id)
        .orElseThrow(() -> new IllegalStateException("There is no instance " + id + "."));
  }
}
