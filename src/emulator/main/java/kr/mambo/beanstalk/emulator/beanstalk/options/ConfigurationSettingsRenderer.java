package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** Settings as DescribeConfigurationSettings gives them: complete, sorted and in canonical form. */
public final class ConfigurationSettingsRenderer {
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private static final String PARAMETER = "aws:cloudformation:template:parameter";
  private final EnvironmentFacts facts;
  private final EffectiveSettings settings;
  private final EnvironmentTopology topology;

  /**
   * What an environment knows about itself beyond its settings.
   *
   * @param securityGroup the one that Beanstalk made for the instances
   * @param loadBalancerSecurityGroup the one that Beanstalk made for the load balancer, or the
   *     reference that a saved configuration has
   * @param template whether this is a saved configuration, which leaves out what has no value
   */
  public record EnvironmentFacts(
      String region,
      String platformVersion,
      String imageId,
      String securityGroup,
      String loadBalancerSecurityGroup,
      boolean template) {}

  public ConfigurationSettingsRenderer(EnvironmentFacts facts, EffectiveSettings settings) {
    this.facts = facts;
    this.settings = settings;
    this.topology = settings.topology();
  }

  public List<ConfigurationOptionSetting> render() {
    var list = new ArrayList<ConfigurationOptionSetting>();
    var written = settings.written();
    for (var spec : settings.catalog().list(topology, written)) {
      var keys = writtenKeys(spec, written);
      if (keys.isEmpty()) {
        if (spec.unsetListing() != OptionSpec.UnsetListing.ABSENT)
          add(list, spec, spec.resource(), unsetValue(spec));
      } else {
        for (var key : keys)
          add(
              list,
              spec,
              key.resource().isEmpty() ? spec.resource() : key.resource(),
              canonicalize(spec, written.getOrDefault(key, "")));
      }
    }
    return list;
  }

  private static List<OptionKey> writtenKeys(OptionSpec spec, Map<OptionKey, String> written) {
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
    if (!resource.isEmpty()) setting.resourceName(resourceName(spec, resource));
    list.add(setting.build());
  }

  private String resourceName(OptionSpec spec, String usual) {
    boolean network =
        spec.option().equals("VPCId")
            && (topology == EnvironmentTopology.APPLICATION
                || topology == EnvironmentTopology.NETWORK);
    return network ? "AWSEBLoadBalancerSecurityGroup" : usual;
  }

  /** The value of an option that nobody set. */
  private @Nullable String unsetValue(OptionSpec spec) {
    return switch (spec.namespace() + " " + spec.option()) {
      case LAUNCH + " ImageId" -> facts.imageId;
      case LAUNCH + " SecurityGroups" -> facts.securityGroup;
      case LAUNCH + " InstanceType" -> firstInstanceType();
      case "aws:ec2:instances InstanceTypes" -> String.join(", ", settings.instanceTypes());
      case PARAMETER + " AppSource" -> assetUrl("sampleapp/docker.zip");
      case PARAMETER + " HooksPkgUrl" -> assetUrl("lib/hooks.tar.gz");
      case PARAMETER + " InstanceTypeFamily" -> firstInstanceType().replaceFirst("\\..*", "");
      case PARAMETER + " EnvironmentVariables" -> environmentVariables();
      case "aws:elasticbeanstalk:control LaunchType" -> "Migration";
      case "aws:elb:loadbalancer LoadBalancerHTTPPort" -> "80";
      case "aws:elb:loadbalancer SecurityGroups", "aws:elbv2:loadbalancer SecurityGroups" ->
          facts.loadBalancerSecurityGroup;
      case "aws:elasticbeanstalk:healthreporting:system ConfigDocument" -> HealthDocument.DEFAULT;
      case "aws:elasticbeanstalk:healthreporting:system EnhancedHealthAuthEnabled" ->
          facts.template ? "false" : "true";
      case "aws:elasticbeanstalk:managedactions ServiceRoleForManagedUpdates" ->
          settings
              .written("aws:elasticbeanstalk:environment", "ServiceRole")
              .filter(role -> role.startsWith("arn:"))
              .orElse("");
      // A network load balancer opens a connection unless a path is set.
      case "aws:elasticbeanstalk:environment:process:default HealthCheckPath" ->
          topology == EnvironmentTopology.NETWORK ? null : spec.defaultFor(topology);
      case "aws:ec2:vpc ELBSubnets" -> topology.isLoadBalanced() ? instanceSubnets() : null;
      case "aws:ec2:vpc AssociatePublicIpAddress" ->
          settings.written("aws:ec2:vpc", "VPCId").isPresent() ? "true" : null;
      default ->
          spec.unsetListing() == OptionSpec.UnsetListing.NULL ? null : spec.defaultFor(topology);
    };
  }

  private @Nullable String instanceSubnets() {
    return settings.written("aws:ec2:vpc", "Subnets").orElse(null);
  }

  private String firstInstanceType() {
    return settings.instanceTypes().stream().findFirst().orElse("t3.micro");
  }

  private @Nullable String environmentVariables() {
    var properties = settings.environmentProperties();
    return properties.isEmpty()
        ? null
        : properties.entrySet().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(","));
  }

  private String assetUrl(String path) {
    return "https://elasticbeanstalk-platform-assets-%s.s3.amazonaws.com/stalks/eb_docker_amazon_linux_2023_%s/%s"
        .formatted(facts.region, facts.platformVersion, path);
  }

  /** What Beanstalk makes of a value that was written. */
  private String canonicalize(OptionSpec spec, String value) {
    return switch (spec.namespace() + " " + spec.option()) {
      case LAUNCH + " IamInstanceProfile" ->
          value.startsWith("arn:") ? value.substring(value.lastIndexOf('/') + 1) : value;
      case LAUNCH + " MonitoringInterval" ->
          value.toLowerCase(Locale.ROOT).replaceFirst("minutes$", "minute");
      case LAUNCH + " SecurityGroups" ->
          value.isBlank() ? facts.securityGroup : value + "," + facts.securityGroup;
      case LAUNCH + " InstanceType" -> firstInstanceType();
      default -> spec.valueType().equals("Boolean") ? value.toLowerCase(Locale.ROOT) : value;
    };
  }
}
