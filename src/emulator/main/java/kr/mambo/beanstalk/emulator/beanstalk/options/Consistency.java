package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The rules between options, judged on the settings as they would be in force. */
final class Consistency {
  private static final String GROUP = "aws:autoscaling:asg";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String MANAGED = "aws:elasticbeanstalk:managedactions";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String SERVICE_LINKED = "AWSServiceRoleForElasticBeanstalk";
  private final Settings settings;
  private final Map<OptionKey, String> changed;
  private final List<Violation> violations = new ArrayList<>();

  Consistency(Settings settings, Map<OptionKey, String> changed) {
    this.settings = settings;
    this.changed = changed;
  }

  List<Violation> check() {
    sizes();
    instanceTypes();
    managedUpdates();
    network();
    listeners();
    health();
    return violations;
  }

  private void wrong(String namespace, String option, String why) {
    violations.add(Violation.value(settings.text(namespace, option), namespace, option, why));
  }

  private void plain(String namespace, String option, String text) {
    violations.add(new Violation(namespace, option, text));
  }

  private void sizes() {
    if (settings.shape().balanced()
        && settings.number(GROUP, "MinSize", 1) > settings.number(GROUP, "MaxSize", 4))
      wrong(GROUP, "MinSize", "MinSize is greater than MaxSize");
    if (settings.text(COMMAND, "BatchSizeType").equals("Percentage")
        && settings.number(COMMAND, "BatchSize", 100) > 100)
      wrong(COMMAND, "BatchSize", "Value exceeds maximum allowed value: 100");
    if (settings.deploymentPolicy().equals("TrafficSplitting")
        && settings.shape() != Shape.APPLICATION)
      wrong(
          COMMAND,
          "DeploymentPolicy",
          "Traffic Splitting deployments are compatible only with Application Load Balancers");
  }

  private void instanceTypes() {
    var types = settings.instanceTypes();
    if (types.isEmpty() || types.size() > 40 || new HashSet<>(types).size() != types.size())
      wrong(
          "aws:ec2:instances",
          "InstanceTypes",
          "Specify a comma-separated list of 1 to 40 unique instance types");
  }

  private void managedUpdates() {
    if (!settings.text(MANAGED, "ManagedActionsEnabled").equals("true")) return;
    if (!settings.enhancedHealth())
      violations.add(
          Violation.specification(
              MANAGED,
              "ManagedActionsEnabled",
              "Managed platform updates require enhanced health reporting (option SystemType in"
                  + " namespace aws:elasticbeanstalk:healthreporting:system)."));
    var role = settings.text(ENVIRONMENT, "ServiceRole");
    if (role.equals(SERVICE_LINKED))
      violations.add(
          Violation.specification(
              MANAGED,
              "ManagedActionsEnabled",
              "You can't enable managed platform updates when your environment uses the"
                  + " service-linked role 'AWSServiceRoleForElasticBeanstalk'. Select a service role"
                  + " that has the 'AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy' managed"
                  + " policy."));
    if (settings.text(MANAGED + ":platformupdate", "UpdateLevel").isEmpty())
      violations.add(
          Violation.specification(
              MANAGED + ":platformupdate", "UpdateLevel", "A value is required."));
    var start = settings.text(MANAGED, "PreferredStartTime");
    if (start.length() < 9)
      wrong(MANAGED, "PreferredStartTime", "Value does not meet the required minimum length: 9");
  }

  private void network() {
    var vpc = settings.written("aws:ec2:vpc", "VPCId");
    if (vpc.filter(v -> !v.isEmpty()).isPresent()
        && settings.text("aws:ec2:vpc", "Subnets").isEmpty())
      wrong("aws:ec2:vpc", "VPCId", "Specify the subnets for the VPC.");
    boolean classic = changed.keySet().stream().anyMatch(k -> k.namespace().startsWith("aws:elb:"));
    boolean modern =
        changed.keySet().stream().anyMatch(k -> k.namespace().startsWith("aws:elbv2:"));
    if (classic && modern)
      plain(
          "aws:elb:loadbalancer",
          "",
          "You cannot configure a classic load balancer and an application/network load balancer at"
              + " the same time.");
  }

  private void listeners() {
    for (var key : settings.written().keySet()) {
      var value = settings.text(key.namespace(), key.option());
      if (key.namespace().startsWith("aws:elbv2:listener:")
          && key.option().equals("Protocol")
          && (value.equals("HTTPS") || value.equals("TLS"))
          && settings.text(key.namespace(), "SSLCertificateArns").isEmpty())
        plain(
            key.namespace(),
            "Protocol",
            "You must specify an SSL certificate to configure a listener to use HTTPS or TLS");
      if (key.namespace().startsWith("aws:elb:listener:")
          && key.option().equals("ListenerProtocol")
          && (value.equals("HTTPS") || value.equals("SSL"))
          && settings.text(key.namespace(), "SSLCertificateId").isEmpty())
        violations.add(
            Violation.value(
                key.namespace(),
                key.namespace(),
                key.option(),
                "Secure Listeners need to specify a SSLCertificateId"));
      if (settings.shape() == Shape.NETWORK
          && key.namespace().startsWith("aws:elasticbeanstalk:environment:process:")
          && key.option().equals("Protocol")
          && !value.equals("TCP"))
        wrong(
            key.namespace(),
            "Protocol",
            "Only TCP Protocols are supported for Network Load Balancers");
    }
  }

  private void health() {
    if (settings.enhancedHealth()) return;
    for (var name : List.of("HealthCheckSuccessThreshold", "ConfigDocument"))
      if (settings.written("aws:elasticbeanstalk:healthreporting:system", name).isPresent())
        violations.add(
            new Violation(
                "InvalidParameterValue",
                "aws:elasticbeanstalk:healthreporting:system",
                name,
                "Health transition option settings require enhanced SystemType."));
  }
}
