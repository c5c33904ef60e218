package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;

/** How operations end when they do not end well, and how environments end. */
final class OperationOutcomes {
  private static final String MIXED_VERSIONS_MESSAGE =
      "During an aborted deployment, some instances may have deployed the new application version."
          + " To ensure all instances are running the same version, re-deploy the appropriate"
          + " application version.";

  /**
   * What became of the instances of one deployment.
   *
   * @param failed ids of those that failed
   * @param events error events of their own, before the usual ones
   * @param remainingTimeout how long the others are still waited for once some have failed
   */
  record DeploymentResult(
      int succeeded,
      List<String> failed,
      List<String> timedOut,
      List<String> events,
      Duration remainingTimeout) {}

  private OperationOutcomes() {}

  static Workflow failure(
      Environment environment,
      EnvironmentOperation operation,
      Purpose purpose,
      DeploymentResult outcome) {
    var workflow = new Workflow();
    addCommandEvents(workflow, outcome);
    return switch (operation.kind) {
      case CREATE, REBUILD -> failedLaunch(workflow, outcome);
      case RESTART ->
          workflow
              .error(1, "Failed to restart application server.")
              .add(0, new Step.FinishOperation(false));
      default -> failedUpdate(environment, operation, purpose, workflow, outcome);
    };
  }

  private static void addCommandEvents(Workflow workflow, DeploymentResult outcome) {
    outcome.events.forEach(event -> workflow.error(0, event));
    if (!outcome.failed.isEmpty())
      workflow.error(0, "Instance deployment failed. For details, see 'eb-engine.log'.");
    for (var id : outcome.failed)
      workflow.error(
          id.equals(outcome.failed.getFirst()) ? 4 : 0,
          "[Instance: %s] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error.."
              .formatted(id));
    if (!outcome.remainingTimeout.isZero())
      workflow
          .add(0, new Step.SetAbortable(true))
          .add((double) outcome.remainingTimeout.toSeconds(), new Step.SetAbortable(false));
    if (!outcome.timedOut.isEmpty())
      workflow.warn(
          0,
          "The following instances have not responded in the allowed command timeout time (they might still finish eventually on their own): [%s]."
              .formatted(Workflow.joinIds(outcome.timedOut)));
    workflow.info(
        0,
        "Command execution completed on all instances. Summary: [Successful: %d%s%s]."
            .formatted(
                outcome.succeeded,
                outcome.failed.isEmpty() ? "" : ", Failed: " + outcome.failed.size(),
                outcome.timedOut.isEmpty() ? "" : ", TimedOut: " + outcome.timedOut.size()));
  }

  private static Workflow failedLaunch(Workflow workflow, DeploymentResult outcome) {
    if (outcome.failed.isEmpty())
      workflow.error(
          60,
          "Create environment operation is complete, but with command timeouts. Try increasing the"
              + " timeout period. For more information, see troubleshooting documentation.");
    else
      workflow.error(
          60,
          "Create environment operation is complete, but with errors. For more information, see"
              + " troubleshooting documentation.");
    return workflow.add(0, new Step.FinishOperation(false));
  }

  private static Workflow failedUpdate(
      Environment environment,
      EnvironmentOperation operation,
      Purpose purpose,
      Workflow workflow,
      DeploymentResult outcome) {
    var failedIds = new ArrayList<>(outcome.failed);
    failedIds.addAll(outcome.timedOut);
    workflow.error(
        0,
        "Unsuccessful command execution on instance id(s) '%s'. Aborting the operation."
            .formatted(String.join(",", failedIds)));
    removeNewInstances(environment, operation, workflow);
    if (purpose == Purpose.VERSION && operation.deploysVersion)
      return failedVersion(operation, workflow);
    return revertedConfiguration(workflow);
  }

  /** The fresh instances go, the old ones stay as they were. */
  private static void removeNewInstances(
      Environment environment, EnvironmentOperation operation, Workflow workflow) {
    var newInstances =
        operation.newInstances.stream().filter(id -> environment.instance(id).isPresent()).toList();
    if (operation.temporaryGroup == null || newInstances.isEmpty()) return;
    workflow.info(
        20,
        "Immutable update failed. Terminating new instance(s) and temporary auto scaling group "
            + operation.temporaryGroup
            + ".");
    workflow.add(60, new Step.RemoveInstances(newInstances));
    workflow.info(
        0, "Removed " + Workflow.formatInstances(newInstances) + " from your environment.");
  }

  private static Workflow failedVersion(EnvironmentOperation operation, Workflow workflow) {
    workflow.error(1, "Failed to deploy application.");
    if (operation.temporaryGroup == null) workflow.error(0, MIXED_VERSIONS_MESSAGE);
    return workflow.add(0, new Step.FinishOperation(false));
  }

  private static Workflow revertedConfiguration(Workflow workflow) {
    return workflow
        .error(1, "Failed to deploy configuration.")
        .add(15, new Step.FinishPendingCommands(true))
        .info(0, "The environment was reverted to the previous configuration setting.")
        .add(0, new Step.FinishOperation(false));
  }

  /** New instances that were deployed to but never got healthy. */
  static Workflow unhealthy(
      Environment environment, EnvironmentOperation operation, List<String> ids) {
    var workflow =
        new Workflow()
            .error(
                30,
                "Following instances have not passed the health checks in the allowed time: [%s]. Aborting the operation."
                    .formatted(Workflow.joinIds(ids)));
    removeNewInstances(environment, operation, workflow);
    return operation.deploysVersion
        ? failedVersion(operation, workflow)
        : revertedConfiguration(workflow);
  }

  /** CloudFormation does not take the new settings. */
  static Workflow rejection(String reason) {
    return revertedConfiguration(
        new Workflow().error(10, "Service:AmazonCloudFormation, Message:" + reason));
  }

  /**
   * What is left to do when an update is called off: configuration goes back, a deployment just
   * stops.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rollingupdates.cancel.html">Cancelling
   *     updates</a>
   */
  static Workflow abort(Environment environment, EnvironmentOperation operation) {
    var workflow = new Workflow().info(0, "abortEnvironmentUpdate is starting.");
    removeNewInstances(environment, operation, workflow);
    if (operation.deploysVersion) {
      workflow.add(20, new Step.FinishPendingCommands(false));
      workflow.info(0, "Environment update was aborted.");
      if (operation.temporaryGroup == null) workflow.error(0, MIXED_VERSIONS_MESSAGE);
    } else {
      workflow.add(20, new Step.FinishPendingCommands(true));
      workflow.info(0, "The environment was reverted to the previous configuration setting.");
      workflow.info(1, "Environment update was aborted.");
    }
    return workflow.add(0, new Step.FinishOperation(false));
  }

  /**
   * CloudFormation gives up on a group that others use, and what is left of the environment is
   * Ready again.
   *
   * @see <a href="https://github.com/aws/elastic-beanstalk-roadmap/issues/229">Terminations that
   *     fail</a>
   */
  private static Workflow failedDeletion(Workflow workflow, String group) {
    return workflow
        .error(
            15,
            "Deleting security group named: %s failed Reason: resource sg-0a1b2c3d4e5f60718 has a dependent object (Service: AmazonEC2; Status Code: 400; Error Code: DependencyViolation)"
                .formatted(group))
        .error(
            5,
            "Stack deletion failed: The following resource(s) failed to delete: [AWSEBSecurityGroup].")
        .add(0, new Step.FinishOperation(false));
  }

  static Workflow termination(Environment environment, EffectiveSettings settings) {
    var workflow = new Workflow().info(0, "terminateEnvironment is starting.");
    workflow.info(
        0,
        "Validating environment's EC2 instances have termination protection disabled before"
            + " performing termination.");
    workflow.info(0, "Finished validating environment's EC2 instances for termination protection.");
    var resources = environment.resources;
    if (resources != null) {
      resources.alarms().forEach(a -> workflow.info(0, "Deleted CloudWatch alarm named: " + a));
      if (resources.listener() != null)
        workflow.info(17, "Deleted Load Balancer listener named: " + resources.listener());
      resources
          .scalingPolicies()
          .forEach(p -> workflow.info(0, "Deleted Auto Scaling group policy named: " + p));
      workflow.info(18, "Waiting for EC2 instances to terminate. This may take a few minutes.");
      workflow.add(90, new Step.RemoveInstances(ResourceFactory.runningInstanceIds(environment)));
      workflow.info(10, "Deleted Auto Scaling group named: " + resources.autoScalingGroup());
      if (settings.topology().isLoadBalanced())
        workflow.info(1, "Deleted load balancer named: " + resources.loadBalancer());
      else workflow.info(1, "Deleted EIP: " + resources.endpointAddress());
      if (resources.targetGroup() != null)
        workflow.info(1, "Deleted target group named: " + resources.targetGroup());
      if (environment.securityGroupInUse)
        return failedDeletion(workflow, resources.securityGroup());
      workflow.info(15, "Deleted security group named: " + resources.securityGroup());
      if (resources.loadBalancerSecurityGroup() != null)
        workflow.info(0, "Deleted security group named: " + resources.loadBalancerSecurityGroup());
    }
    workflow.add(0, new Step.DeleteResources());
    workflow.info(2, "Deleting SNS topic for environment %s.".formatted(environment.name));
    workflow.info(1, "terminateEnvironment completed successfully.");
    return workflow.add(0, new Step.MarkTerminated());
  }
}
