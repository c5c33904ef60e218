package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The rules between options, judged on the settings as they would be in force. */
final class CrossOptionValidator {
  private static final String GROUP = "aws:autoscaling:asg";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String MANAGED = "aws:elasticbeanstalk:managedactions";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String SERVICE_LINKED_ROLE = "AWSServiceRoleForElasticBeanstalk";
  private final EffectiveSettings settings;
  private final Map<OptionKey, String> changed;
  private final List<OptionViolation> violations = new ArrayList<>();

  CrossOptionValidator(EffectiveSettings settings, Map<OptionKey, String> changed) {
    this.settings = settings;
    this.changed = changed;
  }

  List<OptionViolation> validate() {
    checkSizes();
    checkInstanceTypes();
    checkManagedUpdates();
    checkNetwork();
    checkListeners();
    checkHealthOptions();
    return violations;
  }

  private void addInvalidValue(String namespace, String option, String reason) {
    violations.add(
        OptionViolation.invalidValue(
            settings.textOrEmpty(namespace, option), namespace, option, reason));
  }

  private void addViolation(String namespace, String option, String text) {
    violations.add(new OptionViolation(namespace, option, text));
  }

  private void checkSizes() {
    if (settings.topology().isLoadBalanced()
        && settings.intValue(GROUP, "MinSize", 1) > settings.intValue(GROUP, "MaxSize", 4))
      addInvalidValue(GROUP, "MinSize", "MinSize is greater than MaxSize");
    if (settings.textOrEmpty(COMMAND, "BatchSizeType").equals("Percentage")
        && settings.intValue(COMMAND, "BatchSize", 100) > 100)
      addInvalidValue(COMMAND, "BatchSize", "Value exceeds maximum allowed value: 100");
    if (settings.deploymentPolicy().equals("TrafficSplitting")
        && settings.topology() != EnvironmentTopology.APPLICATION)
      addInvalidValue(
          COMMAND,
          "DeploymentPolicy",
          "Traffic Splitting deployments are compatible only with Application Load Balancers");
  }

  private void checkInstanceTypes() {
    var types = settings.instanceTypes();
    if (types.isEmpty() || types.size() > 40 || new HashSet<>(types).size() != types.size())
      addInvalidValue(
          "aws:ec2:instances",
          "InstanceTypes",
          "Specify a comma-separated list of 1 to 40 unique instance types");
  }

  private void checkManagedUpdates() {
    if (!settings.textOrEmpty(MANAGED, "ManagedActionsEnabled").equals("true")) return;
    if (!settings.hasEnhancedHealth())
      violations.add(
          OptionViolation.invalidSpecification(
              MANAGED,
              "ManagedActionsEnabled",
              "Managed platform updates require enhanced health reporting (option SystemType in"
                  + " namespace aws:elasticbeanstalk:healthreporting:system)."));
    var role = settings.textOrEmpty(ENVIRONMENT, "ServiceRole");
    if (role.equals(SERVICE_LINKED_ROLE))
      violations.add(
          OptionViolation.invalidSpecification(
              MANAGED,
              "ManagedActionsEnabled",
              "You can't enable managed platform updates when your environment uses the"
                  + " service-linked role 'AWSServiceRoleForElasticBeanstalk'. Select a service role"
                  + " that has the 'AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy' managed"
                  + " policy."));
    if (settings.textOrEmpty(MANAGED + ":platformupdate", "UpdateLevel").isEmpty())
      violations.add(
          OptionViolation.invalidSpecification(
              MANAGED + ":platformupdate", "UpdateLevel", "A value is required."));
    var start = settings.textOrEmpty(MANAGED, "PreferredStartTime");
    if (start.length() < 9)
      addInvalidValue(
          MANAGED, "PreferredStartTime", "Value does not meet the required minimum length: 9");
  }

  private void checkNetwork() {
    var vpc = settings.written("aws:ec2:vpc", "VPCId");
    if (vpc.filter(v -> !v.isEmpty()).isPresent()
        && settings.textOrEmpty("aws:ec2:vpc", "Subnets").isEmpty())
      addInvalidValue("aws:ec2:vpc", "VPCId", "Specify the subnets for the VPC.");
    boolean classic = changed.keySet().stream().anyMatch(k -> k.namespace().startsWith("aws:elb:"));
    boolean modern =
        changed.keySet().stream().anyMatch(k -> k.namespace().startsWith("aws:elbv2:"));
    if (classic && modern)
      addViolation(
          "aws:elb:loadbalancer",
          "",
          "You cannot configure a classic load balancer and an application/network load balancer at"
              + " the same time.");
  }

  private void checkListeners() {
    for (var key : settings.written().keySet()) {
      var value = settings.textOrEmpty(key.namespace(), key.option());
      if (key.namespace().startsWith("aws:elbv2:listener:")
          && key.option().equals("Protocol")
          && (value.equals("HTTPS") || value.equals("TLS"))
          && settings.textOrEmpty(key.namespace(), "SSLCertificateArns").isEmpty())
        addViolation(
            key.namespace(),
            "Protocol",
            "You must specify an SSL certificate to configure a listener to use HTTPS or TLS");
      if (key.namespace().startsWith("aws:elb:listener:")
          && key.option().equals("ListenerProtocol")
          && (value.equals("HTTPS") || value.equals("SSL"))
          && settings.textOrEmpty(key.namespace(), "SSLCertificateId").isEmpty())
        violations.add(
            OptionViolation.invalidValue(
                key.namespace(),
                key.namespace(),
                key.option(),
                "Secure Listeners need to specify a SSLCertificateId"));
      if (settings.topology() == EnvironmentTopology.NETWORK
          && key.namespace().startsWith("aws:elasticbeanstalk:environment:process:")
          && key.option().equals("Protocol")
          && !value.equals("TCP"))
        addInvalidValue(
            key.namespace(),
            "Protocol",
            "Only TCP Protocols are supported for Network Load Balancers");
    }
  }

  private void checkHealthOptions() {
    if (settings.hasEnhancedHealth()) return;
    for (var name : List.of("HealthCheckSuccessThreshold", "ConfigDocument"))
      if (settings.written("aws:elasticbeanstalk:healthreporting:system", name).isPresent())
        violations.add(
            new OptionViolation(
                "InvalidParameterValue",
                "aws:elasticbeanstalk:healthreporting:system",
                name,
                "Health transition option settings require enhanced SystemType."));
  }
}
