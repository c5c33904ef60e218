package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentResources;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A change of settings on running instances: nothing, a restart of the application, or other
 * instances, as the options' severity says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-updating.html">Configuration
 *     changes</a>
 */
final class ConfigurationUpdatePlan {
  private final Environment environment;
  private final EffectiveSettings settings;
  private final ResourceFactory resourceFactory;

  /** What a change does to the instances. */
  enum InstanceEffect {
    NONE,
    RESTART,
    REPLACE
  }

  /**
   * @param settings as they will be in force
   */
  ConfigurationUpdatePlan(
      Environment environment, EffectiveSettings settings, ResourceFactory resourceFactory) {
    this.environment = environment;
    this.settings = settings;
    this.resourceFactory = resourceFactory;
  }

  Workflow update(InstanceEffect effect) {
    var workflow = new Workflow();
    workflow.info(
        6, "Updating environment %s's configuration settings.".formatted(environment.name));
    switch (effect) {
      case NONE -> workflow.assessHealth(10);
      case RESTART -> restart(workflow);
      case REPLACE -> replace(workflow);
    }
    if (effect != InstanceEffect.REPLACE) scale(workflow);
    return workflow.info(35, "Successfully deployed new configuration to environment.");
  }

  private void restart(Workflow workflow) {
    var ids = ResourceFactory.runningInstanceIds(environment);
    workflow.add(5, new Step.BeginDeployment(ids));
    workflow.assessHealth(5);
    workflow.add(30, new Step.EndDeployment(ids, Purpose.CONFIGURATION));
  }

  private void replace(Workflow workflow) {
    var template = resourceFactory.nextLaunchTemplate();
    workflow.info(20, "Created Auto Scaling launch template named: " + template);
    var resources = environment.resources;
    if (resources != null) environment.resources = resources.withLaunchTemplate(template);
    var oldInstances = ResourceFactory.runningInstanceIds(environment);
    int batch =
        settings.rollingUpdateType().isEmpty()
            ? oldInstances.size()
            : settings.replacementBatchSize(oldInstances.size());
    if (!settings.rollingUpdateType().isEmpty())
      workflow.info(
          5,
          "Rolling update initiated. Terminating %d obsolete instance(s) in batches of %d."
              .formatted(oldInstances.size(), batch));
    int number = 1;
    int missing = settings.minInstances();
    for (var batchIds : ResourceFactory.partition(oldInstances, Math.max(1, batch))) {
      var newInstances = resourceFactory.nextInstanceIds(Math.clamp(missing, 0, batchIds.size()));
      missing -= newInstances.size();
      replace(workflow, number++, batchIds, newInstances);
    }
    if (missing > 0) add(workflow, resourceFactory.nextInstanceIds(missing));
    workflow.info(
        5, "Deleted Auto Scaling launch template named: " + launchTemplateName(resources));
  }

  private static String launchTemplateName(@Nullable EnvironmentResources resources) {
    return resources == null ? "" : resources.launchTemplate();
  }

  private void replace(
      Workflow workflow, int number, List<String> batchIds, List<String> newInstances) {
    workflow.info(
        5, "Batch %d: Terminating instance(s) [%s].".formatted(number, Workflow.joinIds(batchIds)));
    workflow.add(40, new Step.RemoveInstances(batchIds));
    if (number == 1) workflow.assessHealth(1);
    workflow.info(0, "Removed " + Workflow.formatInstances(batchIds) + " from your environment.");
    if (!newInstances.isEmpty()) add(workflow, newInstances);
  }

  /** Fewer or more instances where the group's size no longer fits. */
  private void scale(Workflow workflow) {
    var current = ResourceFactory.runningInstanceIds(environment);
    int minimum = settings.minInstances();
    int maximum =
        settings.topology().isLoadBalanced()
            ? settings.intValue("aws:autoscaling:asg", "MaxSize", 4)
            : 1;
    if (current.size() < minimum)
      add(workflow, resourceFactory.nextInstanceIds(minimum - current.size()));
    if (current.size() > Math.max(minimum, maximum)) {
      var excess = List.copyOf(current.subList(Math.max(minimum, maximum), current.size()));
      workflow.add(20, new Step.RemoveInstances(excess));
      workflow.info(0, "Removed " + Workflow.formatInstances(excess) + " from your environment.");
    }
  }

  private void add(Workflow workflow, List<String> newInstances) {
    workflow.add(
        10,
        new Step.LaunchInstances(
            newInstances, InPlaceDeploymentPlan.autoScalingGroup(environment)));
    workflow.info(25, "Added " + Workflow.formatInstances(newInstances) + " to your environment.");
    workflow.add(45, new Step.EndDeployment(newInstances, Purpose.CONFIGURATION));
    workflow.add(5, new Step.SetInService(newInstances, true));
  }

  Workflow restartServers() {
    var ids = ResourceFactory.runningInstanceIds(environment);
    return new Workflow()
        .info(0, "restartAppServer is starting.")
        .add(3, new Step.BeginDeployment(ids))
        .assessHealth(2)
        .add(7, new Step.EndDeployment(ids, Purpose.RESTART))
        .info(2, "Restarted application server on all ec2 instances.")
        .add(0, new Step.FinishOperation(true));
  }
}
