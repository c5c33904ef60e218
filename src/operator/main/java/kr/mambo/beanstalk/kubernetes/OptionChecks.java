package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.OptionSetting;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Options with an effect on containers or their callers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html">General
 *     options</a>
 */
final class OptionChecks implements MigrationCheck {
  /**
   * One line of the table.
   *
   * @param namespace and names, in lower case: the service reads names without regard to case
   * @param value when it has an effect
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
              "A database that belongs to the environment reaches containers by the variables RDS_HOSTNAME and the like, and goes with the environment.",
              "Decouple the database from the environment, and write its address and login as env of the containers."),
          blocker(
              "aws:elasticbeanstalk:sqsd",
              ".*",
              ".*",
              "The daemon that turns messages of a queue into requests runs on instances only.",
              "Let the application read the queue itself."),
          warning(
              "aws:elasticbeanstalk:environment:process:.*",
              "stickinessenabled",
              "true",
              "The load balancer keeps a client on one instance by a cookie; Services do not.",
              "Keep sessions outside of the pods, or switch stickiness on in your Ingress controller."),
          warning(
              "aws:elb:policies",
              "stickiness policy",
              "true",
              "The load balancer keeps a client on one instance by a cookie; Services do not.",
              "Keep sessions outside of the pods, or switch stickiness on in your Ingress controller."),
          warning(
              "aws:elbv2:listenerrule:.*",
              ".*",
              ".*",
              "The load balancer passes requests on by path or host; the Ingress passes all to one port.",
              "Write the rule into an Ingress of your own, or into a container that does it."),
          warning(
              "aws:elasticbeanstalk:xray",
              "xrayenabled",
              "true",
              "The X-Ray daemon runs on each instance; a node has none.",
              "Run the daemon or an OpenTelemetry collector in the cluster, and name it in AWS_XRAY_DAEMON_ADDRESS."),
          warning(
              "aws:elasticbeanstalk:cloudwatch:logs.*",
              "streamlogs|healthstreamingenabled",
              "true",
              "Beanstalk streams the instances' logs to CloudWatch; pods' logs are the cluster's matter.",
              "Let the cluster's log agent, for example Fluent Bit, send standard output there."),
          warning(
              "aws:autoscaling:scheduledaction",
              "minsize|maxsize|desiredcapacity|starttime|recurrence",
              ".+",
              "Scaling by the clock does not carry over.",
              "Use a CronJob that patches the autoscaler, or KEDA's cron scaler."),
          warning(
              "aws:autoscaling:launchconfiguration",
              "securitygroups",
              ".+",
              "The security groups of the instances open ways to databases and other services; nodes have others.",
              "Let those services accept the nodes or, with security groups for pods, the pods."),
          warning(
              "aws:ec2:vpc",
              "subnets|vpcid",
              ".+",
              "The instances' subnets decide what they reach; pods are where the nodes are.",
              "Make sure that the cluster's network reaches what the application calls."));

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
