package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** Settings as DescribeConfigurationSettings gives them: complete, sorted and in canonical form. */
public final class ReadBack {
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private static final String PARAMETER = "aws:cloudformation:template:parameter";
  private final Facts facts;
  private final Settings settings;
  private final Shape shape;

  /**
   * What an environment knows about itself beyond its settings.
   *
   * @param securityGroup the one that Beanstalk made for the instances
   * @param loadBalancerGroup the one that Beanstalk made for the load balancer, or the reference
   *     that a saved configuration has
   * @param template whether this is a saved configuration, which leaves out what has no value
   */
  public record Facts(
      String region,
      String platformVersion,
      String image,
      String securityGroup,
      String loadBalancerGroup,
      boolean template) {}

  public ReadBack(Facts facts, Settings settings) {
    this.facts = facts;
    this.settings = settings;
    this.shape = settings.shape();
  }

  public List<ConfigurationOptionSetting> list() {
    var list = new ArrayList<ConfigurationOptionSetting>();
    var written = settings.written();
    for (var spec : settings.catalogue().listed(shape, written)) {
      var own = keys(spec, written);
      if (own.isEmpty()) {
        if (spec.readBack() != OptionSpec.ReadBack.ABSENT)
          add(list, spec, spec.resource(), unset(spec));
      } else {
        for (var key : own)
          add(
              list,
              spec,
              key.resource().isEmpty() ? spec.resource() : key.resource(),
              canonical(spec, written.getOrDefault(key, "")));
      }
    }
    return list;
  }

  private static List<OptionKey> keys(OptionSpec spec, Map<OptionKey, String> written) {
    var plain = new OptionKey(spec.namespace(), spec.option());
    if (!spec.namespace().equals("aws:autoscaling:scheduledaction"))
      return written.containsKey(plain) ? List.of(plain) : List.of();
    return written.keySet().stream()
        .filter(k -> k.namespace().equals(spec.namespace()) && k.option().equals(spec.option()))
        .toList();
  }

  private void add(
      List<ConfigurationOptionSetting> list,
      OptionSpec spec,
      String resource,
      @Nullable String value) {
    if (value == null && facts.template) return;
    var setting =
        ConfigurationOptionSetting.builder()
            .namespace(spec.namespace())
            .optionName(spec.option())
            .value(value);
    if (!resource.isEmpty()) setting.resourceName(resource(spec, resource));
    list.add(setting.build());
  }

  private String resource(OptionSpec spec, String usual) {
    boolean network =
        spec.option().equals("VPCId") && (shape == Shape.APPLICATION || shape == Shape.NETWORK);
    return network ? "AWSEBLoadBalancerSecurityGroup" : usual;
  }

  /** The value of an option that nobody set. */
  private @Nullable String unset(OptionSpec spec) {
    return switch (spec.namespace() + " " + spec.option()) {
      case LAUNCH + " ImageId" -> facts.image;
      case LAUNCH + " SecurityGroups" -> facts.securityGroup;
      case LAUNCH + " InstanceType" -> firstType();
      case "aws:ec2:instances InstanceTypes" -> String.join(", ", settings.instanceTypes());
      case PARAMETER + " AppSource" -> asset("sampleapp/docker.zip");
      case PARAMETER + " HooksPkgUrl" -> asset("lib/hooks.tar.gz");
      case PARAMETER + " InstanceTypeFamily" -> firstType().replaceFirst("\\..*", "");
      case PARAMETER + " EnvironmentVariables" -> variables();
      case "aws:elasticbeanstalk:control LaunchType" -> "Migration";
      case "aws:elb:loadbalancer LoadBalancerHTTPPort" -> "80";
      case "aws:elb:loadbalancer SecurityGroups", "aws:elbv2:loadbalancer SecurityGroups" ->
          facts.loadBalancerGroup;
      case "aws:elasticbeanstalk:healthreporting:system ConfigDocument" -> HealthDocument.UNSET;
      case "aws:elasticbeanstalk:healthreporting:system EnhancedHealthAuthEnabled" ->
          facts.template ? "false" : "true";
      case "aws:elasticbeanstalk:managedactions ServiceRoleForManagedUpdates" ->
          settings
              .written("aws:elasticbeanstalk:environment", "ServiceRole")
              .filter(role -> role.startsWith("arn:"))
              .orElse("");
      // A network load balancer opens a connection unless a path is set.
      case "aws:elasticbeanstalk:environment:process:default HealthCheckPath" ->
          shape == Shape.NETWORK ? null : spec.defaultFor(shape);
      case "aws:ec2:vpc ELBSubnets" -> shape.balanced() ? subnets() : null;
      case "aws:ec2:vpc AssociatePublicIpAddress" ->
          settings.written("aws:ec2:vpc", "VPCId").isPresent() ? "true" : null;
      default -> spec.readBack() == OptionSpec.ReadBack.NULL ? null : spec.defaultFor(shape);
    };
  }

  private @Nullable String subnets() {
    return settings.written("aws:ec2:vpc", "Subnets").orElse(null);
  }

  private String firstType() {
    return settings.instanceTypes().stream().findFirst().orElse("t3.micro");
  }

  private @Nullable String variables() {
    var properties = settings.properties();
    return properties.isEmpty()
        ? null
        : properties.entrySet().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(","));
  }

  private String asset(String path) {
    return "https://elasticbeanstalk-platform-assets-%s.s3.amazonaws.com/stalks/eb_docker_amazon_linux_2023_%s/%s"
        .formatted(facts.region, facts.platformVersion, path);
  }

  /** What Beanstalk makes of a value that was written. */
  private String canonical(OptionSpec spec, String value) {
    return switch (spec.namespace() + " " + spec.option()) {
      case LAUNCH + " IamInstanceProfile" ->
          value.startsWith("arn:") ? value.substring(value.lastIndexOf('/') + 1) : value;
      case LAUNCH + " MonitoringInterval" ->
          value.toLowerCase(Locale.ROOT).replaceFirst("minutes$", "minute");
      case LAUNCH + " SecurityGroups" ->
          value.isBlank() ? facts.securityGroup : value + "," + facts.securityGroup;
      case LAUNCH + " InstanceType" -> firstType();
      default -> spec.valueType().equals("Boolean") ? value.toLowerCase(Locale.ROOT) : value;
    };
  }
}
