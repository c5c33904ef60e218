package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.OptionSetting;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Checks options that affect containers or their clients.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html">General
 *     options</a>
 */
final class OptionChecks implements MigrationCheck {
  /**
   * A row of the table.
   *
   * @param namespace and names, in lower case: the service treats names as case-insensitive
   * @param value value pattern for which it has an effect
   */
  private record OptionRule(
      Pattern namespace, Pattern name, Pattern value, boolean blocks, String what, String remedy) {
    boolean appliesTo(OptionSetting option) {
      return matches(namespace, option.namespace())
          && matches(name, option.name())
          && matches(value, option.value());
    }

    private static boolean matches(Pattern pattern, String text) {
      return pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
  }

  private static final List<OptionRule> RULES =
      List.of(
          blocker(
              "aws:rds:dbinstance",
              ".*",
              ".*",
              "The environment's coupled database sets RDS_HOSTNAME and other variables in containers, and is deleted with the environment.",
              "Decouple the database from the environment, and set its host and credentials as env of the containers."),
          blocker(
              "aws:elasticbeanstalk:sqsd",
              ".*",
              ".*",
              "The SQS daemon that sends queue messages to the application as requests runs only on instances.",
              "Change the application to read from the queue directly."),
          warning(
              "aws:elasticbeanstalk:environment:process:.*",
              "stickinessenabled",
              "true",
              "The load balancer has sticky sessions; Services do not.",
              "Store sessions outside of the pods, or enable sticky sessions in your Ingress controller."),
          warning(
              "aws:elb:policies",
              "stickiness policy",
              "true",
              "The load balancer has sticky sessions; Services do not.",
              "Store sessions outside of the pods, or enable sticky sessions in your Ingress controller."),
          warning(
              "aws:elbv2:listenerrule:.*",
              ".*",
              ".*",
              "The load balancer routes requests by path or host; the Ingress forwards all requests to one port.",
              "Create an Ingress of your own with this rule, or route in a container."),
          warning(
              "aws:elasticbeanstalk:xray",
              "xrayenabled",
              "true",
              "The X-Ray daemon runs on each instance, but not on nodes.",
              "Run the daemon or an OpenTelemetry collector in the cluster, and set AWS_XRAY_DAEMON_ADDRESS to it."),
          warning(
              "aws:elasticbeanstalk:cloudwatch:logs.*",
              "streamlogs|healthstreamingenabled",
              "true",
              "Beanstalk streams the instances' logs to CloudWatch; pod logs are left to the cluster.",
              "Send standard output to CloudWatch with the cluster's log agent, for example Fluent Bit."),
          warning(
              "aws:autoscaling:scheduledaction",
              "minsize|maxsize|desiredcapacity|starttime|recurrence",
              ".+",
              "Scheduled scaling actions have no equivalent on Kubernetes.",
              "Use a CronJob that patches the HorizontalPodAutoscaler, or KEDA's cron scaler."),
          warning(
              "aws:autoscaling:launchconfiguration",
              "securitygroups",
              ".+",
              "The instances' security groups give access to databases and other services; nodes have other security groups.",
              "Allow access from the nodes or, with security groups for pods, from the pods."),
          warning(
              "aws:ec2:vpc",
              "subnets|vpcid",
              ".+",
              "The instances' subnets decide which networks they can reach; pods run in the subnets of the nodes.",
              "Make sure that the cluster's network can reach everything that the application calls."));

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    for (var option : spec.options()) {
      for (var rule : RULES) {
        if (!rule.appliesTo(option)) continue;
        var field = "spec.options[%s, %s]".formatted(option.namespace(), option.name());
        if (rule.blocks()) findings.addBlocker(field, rule.what(), rule.remedy());
        else findings.addWarning(field, rule.what(), rule.remedy());
      }
    }
  }

  private static OptionRule blocker(
      String namespace, String name, String value, String what, String remedy) {
    return rule(namespace, name, value, true, what, remedy);
  }

  private static OptionRule warning(
      String namespace, String name, String value, String what, String remedy) {
    return rule(namespace, name, value, false, what, remedy);
  }

  private static OptionRule rule(
      String namespace, String name, String value, boolean blocks, String what, String remedy) {
    return new OptionRule(
        Pattern.compile(namespace),
        Pattern.compile(name),
        Pattern.compile(value),
        blocks,
        what,
        remedy);
  }
}
