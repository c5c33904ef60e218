package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.options.Shape;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.Resources;
import org.jspecify.annotations.Nullable;

/** Makes the names of what an environment consists of. */
final class Fleet {
  private final Names names;

  Fleet(Names names) {
    this.names = names;
  }

  Resources resources(Environment environment, Settings settings) {
    var stack = "awseb-" + environment.id + "-stack-";
    var group = stack + "AWSEBAutoScalingGroup-" + names.mixed(12);
    var shape = settings.shape();
    var balancer = loadBalancer(environment, shape);
    return new Resources(
        group,
        names.launchTemplateId(),
        stack + "AWSEBSecurityGroup-" + names.mixed(12),
        balancer,
        shape.balanced() ? names.securityGroupId() : null,
        modern(shape) ? targetGroup(environment) : null,
        modern(shape) && balancer != null ? listener(balancer) : null,
        balancer == null ? names.address() : host(environment, balancer),
        shape.balanced()
            ? List.of(policy(environment, group, "Up"), policy(environment, group, "Down"))
            : List.of(),
        shape.balanced()
            ? List.of(
                stack + "AWSEBCloudwatchAlarmHigh-" + names.mixed(12),
                stack + "AWSEBCloudwatchAlarmLow-" + names.mixed(12))
            : List.of());
  }

  private static boolean modern(Shape shape) {
    return shape == Shape.APPLICATION || shape == Shape.NETWORK;
  }

  private @Nullable String loadBalancer(Environment environment, Shape shape) {
    return switch (shape) {
      case SINGLE -> null;
      case CLASSIC ->
          environment.id.substring(0, 3).replace("e-", "awseb-e-") + "-AWSEBLoa-" + names.upper(13);
      case APPLICATION ->
          balancing(environment, "loadbalancer/app/awseb--AWSEB-" + names.mixed(12));
      case NETWORK -> balancing(environment, "loadbalancer/net/awseb--AWSEB-" + names.mixed(12));
    };
  }

  private String balancing(Environment environment, String path) {
    return "arn:aws:elasticloadbalancing:%s:%s:%s/%s"
        .formatted(environment.region, environment.account, path, names.hex(16));
  }

  private String targetGroup(Environment environment) {
    return balancing(environment, "targetgroup/awseb-AWSEB-" + names.upper(12));
  }

  private String listener(String loadBalancerArn) {
    return loadBalancerArn.replace(":loadbalancer/", ":listener/") + "/" + names.hex(16);
  }

  /** The load balancer's name, digits and the region. */
  private String host(Environment environment, String loadBalancer) {
    var name = loadBalancer.startsWith("arn:") ? loadBalancer.split("/", -1)[2] : loadBalancer;
    return "%s-%s.%s.elb.amazonaws.com".formatted(name, names.digits(9), environment.region);
  }

  private String policy(Environment environment, String group, String direction) {
    return ("arn:aws:autoscaling:%s:%s:scalingPolicy:%s:autoScalingGroupName/%s:policyName/"
            + "awseb-%s-stack-AWSEBAutoScalingScale%sPolicy-%s")
        .formatted(
            environment.region,
            environment.account,
            names.uuid(),
            group,
            environment.id,
            direction,
            names.mixed(12));
  }

  String temporaryGroup(Environment environment) {
    return "awseb-" + environment.id + "-immutable-stack-AWSEBAutoScalingGroup-" + names.mixed(12);
  }

  String launchTemplate() {
    return names.launchTemplateId();
  }

  List<String> instanceIds(int count) {
    return IntStream.range(0, count).mapToObj(i -> names.instanceId()).toList();
  }

  String logId() {
    return names.uuid();
  }

  /** The ids cut into batches of at most this size. */
  static List<List<String>> batches(List<String> ids, int size) {
    var batches = new ArrayList<List<String>>();
    for (int i = 0; i < ids.size(); i += size)
      batches.add(List.copyOf(ids.subList(i, Math.min(ids.size(), i + size))));
    return batches;
  }

  static List<String> ids(Environment environment) {
    return environment.instances.stream().filter(i -> !i.stopped).map(i -> i.id).toList();
  }

  /** Zones take turns. */
  static String zone(Environment environment) {
    return environment.region + (char) ('a' + environment.instances.size() % 3);
  }

  static Instance instance(Environment environment, String id) {
    return environment
        .instance(id)
        .orElseThrow(() -> new IllegalStateException("There is no instance " + id + "."));
  }
}
