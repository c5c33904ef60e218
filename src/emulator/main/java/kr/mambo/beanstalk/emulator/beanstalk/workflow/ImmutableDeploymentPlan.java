package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;

/**
 * Code or configuration on new instances in a second Auto Scaling group, while the old ones go on:
 * immutable updates and traffic splitting.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environmentmgmt-updates-immutable.html">Immutable
 *     updates</a>
 */
final class ImmutableDeploymentPlan {
  private final Environment environment;
  private final EffectiveSettings settings;
  private final ResourceFactory resourceFactory;
  private final EnvironmentOperation operation;

  ImmutableDeploymentPlan(
      Environment environment,
      EffectiveSettings settings,
      ResourceFactory resourceFactory,
      EnvironmentOperation operation) {
    this.environment = environment;
    this.settings = settings;
    this.resourceFactory = resourceFactory;
    this.operation = operation;
  }

  Workflow update() {
    var workflow = new Workflow();
    int count =
        Math.max(settings.minInstances(), ResourceFactory.runningInstanceIds(environment).size());
    var newInstances = resourceFactory.nextInstanceIds(count);
    var first = List.of(newInstances.getFirst());
    var rest = newInstances.subList(1, newInstances.size());
    var temporaryGroup = resourceFactory.nextTemporaryGroup(environment);
    operation.temporaryGroup = temporaryGroup;
    operation.newInstances = new ArrayList<>(newInstances);
    workflow.info(
        11,
        "Immutable deployment policy enabled. Launching one instance with the new settings to"
            + " verify health.");
    workflow.info(16, "Created temporary auto scaling group " + temporaryGroup + ".");
    launch(workflow, first, temporaryGroup, false);
    if (!rest.isEmpty()) {
      workflow.info(89, "Test instance passed health checks. Launching remaining new instances.");
      launch(workflow, rest, temporaryGroup, true);
      workflow.info(
          1, "Waiting for instance(s) (" + joinIds(newInstances) + ") to pass health checks.");
    }
    workflow.add(60, new Step.CheckInstanceHealth(newInstances));
    replaceOldInstances(workflow, newInstances, temporaryGroup);
    return workflow;
  }

  private void launch(Workflow workflow, List<String> ids, String group, boolean remaining) {
    workflow.add(1, new Step.LaunchInstances(ids, group));
    workflow.assessHealth(10);
    workflow.add(60, new Step.EndDeployment(ids, Purpose.VERSION));
    if (remaining) {
      workflow.info(5, "Added " + Workflow.formatInstances(ids) + " to your environment.");
      workflow.info(30, "Successfully launched all instances.");
      workflow.info(1, "Adding new instance(s) (" + joinIds(ids) + ") to the load balancer.");
      workflow.add(0, new Step.SetInService(ids, true));
    } else {
      workflow.info(3, "Adding new instance(s) (" + joinIds(ids) + ") to the load balancer.");
      workflow.add(0, new Step.SetInService(ids, true));
      workflow.info(1, "Waiting for instance(s) (" + joinIds(ids) + ") to pass health checks.");
      workflow.info(50, "Added " + Workflow.formatInstances(ids) + " to your environment.");
      workflow.add(5, new Step.CheckInstanceHealth(ids));
    }
  }

  private void replaceOldInstances(
      Workflow workflow, List<String> newInstances, String temporaryGroup) {
    var oldInstances = ResourceFactory.runningInstanceIds(environment);
    var permanentGroup = InPlaceDeploymentPlan.autoScalingGroup(environment);
    workflow.add(0, new Step.SetAbortable(false));
    workflow.info(
        55, "Detached new instance(s) from temporary auto scaling group " + temporaryGroup + ".");
    workflow.add(0, new Step.MoveToGroup(newInstances, permanentGroup));
    workflow.info(
        3, "Attached new instance(s) to the permanent auto scaling group " + permanentGroup + ".");
    workflow.info(27, "Starting post-deployment configuration on new instances.");
    workflow.info(11, "Instance deployment completed successfully.");
    workflow.info(3, "Waiting for post-deployment configuration to complete.");
    workflow.info(
        94, "Deployment succeeded. Terminating old instances and temporary Auto Scaling group.");
    if (!oldInstances.isEmpty()) {
      workflow.add(75, new Step.RemoveInstances(oldInstances));
      workflow.info(
          0, "Removed " + Workflow.formatInstances(oldInstances) + " from your environment.");
    }
    if (operation.deploysVersion)
      workflow.info(5, "New application version was deployed to running EC2 instances.");
  }

  Workflow splitTraffic() {
    var workflow = new Workflow();
    int count =
        Math.max(settings.minInstances(), ResourceFactory.runningInstanceIds(environment).size());
    var newInstances = resourceFactory.nextInstanceIds(count);
    var temporaryGroup = resourceFactory.nextTemporaryGroup(environment);
    operation.temporaryGroup = temporaryGroup;
    operation.newInstances = new ArrayList<>(newInstances);
    int minutes = settings.intValue("aws:elasticbeanstalk:trafficsplitting", "EvaluationTime", 5);
    int percent =
        settings.intValue("aws:elasticbeanstalk:trafficsplitting", "NewVersionPercent", 10);
    workflow.info(11, "Traffic splitting deployment policy enabled. Launching new instances.");
    workflow.info(16, "Created temporary auto scaling group " + temporaryGroup + ".");
    launch(workflow, newInstances, temporaryGroup, true);
    workflow.info(
        1,
        "Starting traffic splitting: %d%% of the traffic goes to the new instances for %d minutes."
            .formatted(percent, minutes));
    workflow.add(minutes * 60.0, new Step.CheckInstanceHealth(newInstances));
    workflow.info(1, "All traffic goes to the new instances.");
    replaceOldInstances(workflow, newInstances, temporaryGroup);
    return workflow;
  }

  private static String joinIds(List<String> ids) {
    return String.join(",", ids);
  }
}
