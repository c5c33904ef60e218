package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;

/** How operations end when they do not end well, and how environments end. */
final class Endings {
  private static final String MIXED =
      "During an aborted deployment, some instances may have deployed the new application version."
          + " To ensure all instances are running the same version, re-deploy the appropriate"
          + " application version.";

  /**
   * What became of the instances of one deployment.
   *
   * @param failed ids of those that failed
   * @param events error events of their own, before the usual ones
   * @param patience how long the others are still waited for once some have failed
   */
  record Outcome(
      int succeeded,
      List<String> failed,
      List<String> timedOut,
      List<String> events,
      Duration patience) {}

  private Endings() {}

  static Script failure(
      Environment environment, Operation operation, Purpose purpose, Outcome outcome) {
    var script = new Script();
    commands(script, outcome);
    return switch (operation.kind) {
      case CREATE, REBUILD -> launch(script, outcome);
      case RESTART ->
          script.error(1, "Failed to restart application server.").then(0, new Step.Finish(false));
      default -> update(environment, operation, purpose, script, outcome);
    };
  }

  private static void commands(Script script, Outcome outcome) {
    outcome.events.forEach(event -> script.error(0, event));
    if (!outcome.failed.isEmpty())
      script.error(0, "Instance deployment failed. For details, see 'eb-engine.log'.");
    for (var id : outcome.failed)
      script.error(
          id.equals(outcome.failed.getFirst()) ? 4 : 0,
          "[Instance: %s] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error.."
              .formatted(id));
    if (!outcome.patience.isZero())
      script
          .then(0, new Step.Abortable(true))
          .then((double) outcome.patience.toSeconds(), new Step.Abortable(false));
    if (!outcome.timedOut.isEmpty())
      script.warn(
          0,
          "The following instances have not responded in the allowed command timeout time (they might still finish eventually on their own): [%s]."
              .formatted(Script.list(outcome.timedOut)));
    script.info(
        0,
        "Command execution completed on all instances. Summary: [Successful: %d%s%s]."
            .formatted(
                outcome.succeeded,
                outcome.failed.isEmpty() ? "" : ", Failed: " + outcome.failed.size(),
                outcome.timedOut.isEmpty() ? "" : ", TimedOut: " + outcome.timedOut.size()));
  }

  private static Script launch(Script script, Outcome outcome) {
    if (outcome.failed.isEmpty())
      script.error(
          60,
          "Create environment operation is complete, but with command timeouts. Try increasing the"
              + " timeout period. For more information, see troubleshooting documentation.");
    else
      script.error(
          60,
          "Create environment operation is complete, but with errors. For more information, see"
              + " troubleshooting documentation.");
    return script.then(0, new Step.Finish(false));
  }

  private static Script update(
      Environment environment,
      Operation operation,
      Purpose purpose,
      Script script,
      Outcome outcome) {
    var bad = new ArrayList<>(outcome.failed);
    bad.addAll(outcome.timedOut);
    script.error(
        0,
        "Unsuccessful command execution on instance id(s) '%s'. Aborting the operation."
            .formatted(String.join(",", bad)));
    giveUp(environment, operation, script);
    if (purpose == Purpose.VERSION && operation.deploysVersion) return version(operation, script);
    return configuration(script);
  }

  /** The fresh instances go, the old ones stay as they were. */
  private static void giveUp(Environment environment, Operation operation, Script script) {
    var fresh =
        operation.fresh.stream().filter(id -> environment.instance(id).isPresent()).toList();
    if (operation.temporaryGroup == null || fresh.isEmpty()) return;
    script.info(
        20,
        "Immutable update failed. Terminating new instance(s) and temporary auto scaling group "
            + operation.temporaryGroup
            + ".");
    script.then(60, new Step.Remove(fresh));
    script.info(0, "Removed " + Script.instances(fresh) + " from your environment.");
  }

  private static Script version(Operation operation, Script script) {
    script.error(1, "Failed to deploy application.");
    if (operation.temporaryGroup == null) script.error(0, MIXED);
    return script.then(0, new Step.Finish(false));
  }

  private static Script configuration(Script script) {
    return script
        .error(1, "Failed to deploy configuration.")
        .then(15, new Step.Settle(true))
        .info(0, "The environment was reverted to the previous configuration setting.")
        .then(0, new Step.Finish(false));
  }

  /** New instances that were deployed to but never got healthy. */
  static Script unhealthy(Environment environment, Operation operation, List<String> ids) {
    var script =
        new Script()
            .error(
                30,
                "Following instances have not passed the health checks in the allowed time: [%s]. Aborting the operation."
                    .formatted(Script.list(ids)));
    giveUp(environment, operation, script);
    return operation.deploysVersion ? version(operation, script) : configuration(script);
  }

  /** CloudFormation does not take the new settings. */
  static Script refused(String why) {
    return configuration(new Script().error(10, "Service:AmazonCloudFormation, Message:" + why));
  }

  /**
   * What is left to do when an update is called off: configuration goes back, a deployment just
   * stops.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rollingupdates.cancel.html">Cancelling
   *     updates</a>
   */
  static Script aborted(Environment environment, Operation operation) {
    var script = new Script().info(0, "abortEnvironmentUpdate is starting.");
    giveUp(environment, operation, script);
    if (operation.deploysVersion) {
      script.then(20, new Step.Settle(false));
      script.info(0, "Environment update was aborted.");
      if (operation.temporaryGroup == null) script.error(0, MIXED);
    } else {
      script.then(20, new Step.Settle(true));
      script.info(0, "The environment was reverted to the previous configuration setting.");
      script.info(1, "Environment update was aborted.");
    }
    return script.then(0, new Step.Finish(false));
  }

  /**
   * CloudFormation gives up on a group that others use, and what is left of the environment is
   * Ready again.
   *
   * @see <a href="https://github.com/aws/elastic-beanstalk-roadmap/issues/229">Terminations that
   *     fail</a>
   */
  private static Script stuck(Script script, String group) {
    return script
        .error(
            15,
            "Deleting security group named: %s failed Reason: resource sg-0a1b2c3d4e5f60718 has a dependent object (Service: AmazonEC2; Status Code: 400; Error Code: DependencyViolation)"
                .formatted(group))
        .error(
            5,
            "Stack deletion failed: The following resource(s) failed to delete: [AWSEBSecurityGroup].")
        .then(0, new Step.Finish(false));
  }

  static Script termination(Environment environment, Settings settings) {
    var script = new Script().info(0, "terminateEnvironment is starting.");
    script.info(
        0,
        "Validating environment's EC2 instances have termination protection disabled before"
            + " performing termination.");
    script.info(0, "Finished validating environment's EC2 instances for termination protection.");
    var resources = environment.resources;
    if (resources != null) {
      resources.alarms().forEach(a -> script.info(0, "Deleted CloudWatch alarm named: " + a));
      if (resources.listener() != null)
        script.info(17, "Deleted Load Balancer listener named: " + resources.listener());
      resources
          .policies()
          .forEach(p -> script.info(0, "Deleted Auto Scaling group policy named: " + p));
      script.info(18, "Waiting for EC2 instances to terminate. This may take a few minutes.");
      script.then(90, new Step.Remove(Fleet.ids(environment)));
      script.info(10, "Deleted Auto Scaling group named: " + resources.group());
      if (settings.shape().balanced())
        script.info(1, "Deleted load balancer named: " + resources.loadBalancer());
      else script.info(1, "Deleted EIP: " + resources.address());
      if (resources.targetGroup() != null)
        script.info(1, "Deleted target group named: " + resources.targetGroup());
      if (environment.groupInUse) return stuck(script, resources.securityGroup());
      script.info(15, "Deleted security group named: " + resources.securityGroup());
      if (resources.loadBalancerSecurityGroup() != null)
        script.info(0, "Deleted security group named: " + resources.loadBalancerSecurityGroup());
    }
    script.then(0, new Step.Dismantle());
    script.info(2, "Deleting SNS topic for environment %s.".formatted(environment.name));
    script.info(1, "terminateEnvironment completed successfully.");
    return script.then(0, new Step.Bury());
  }
}
