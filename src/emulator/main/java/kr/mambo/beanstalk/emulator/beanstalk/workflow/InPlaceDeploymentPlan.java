package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.EnvironmentTopology;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentResources;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;

/**
 * A deployment onto running instances: all at once, in batches, or in batches with an additional
 * one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html">Deployment
 *     policies and settings</a>
 */
final class InPlaceDeploymentPlan {
  private final Environment environment;
  private final EffectiveSettings settings;
  private final ResourceFactory resourceFactory;

  InPlaceDeploymentPlan(
      Environment environment, EffectiveSettings settings, ResourceFactory resourceFactory) {
    this.environment = environment;
    this.settings = settings;
    this.resourceFactory = resourceFactory;
  }

  /** From the deployment's first event to the new version's last one. */
  Workflow deploy() {
    var ids = ResourceFactory.runningInstanceIds(environment);
    var workflow = new Workflow();
    boolean balanced = settings.topology() != EnvironmentTopology.SINGLE;
    switch (settings.deploymentPolicy()) {
      case "Rolling" -> {
        if (balanced) rolling(workflow, ids, List.of());
        else allAtOnce(workflow, ids);
      }
      case "RollingWithAdditionalBatch" -> {
        if (balanced) rollingWithAdditionalBatch(workflow, ids);
        else allAtOnce(workflow, ids);
      }
      default -> allAtOnce(workflow, ids);
    }
    return workflow.info(4, "New application version was deployed to running EC2 instances.");
  }

  private static void allAtOnce(Workflow workflow, List<String> ids) {
    workflow.info(4, "Deploying new version to instance(s).");
    workflow.add(1, new Step.BeginDeployment(ids));
    workflow.assessHealth(12);
    workflow.add(30, new Step.EndDeployment(ids, Purpose.VERSION));
  }

  private void rolling(Workflow workflow, List<String> ids, List<String> additional) {
    workflow.info(6, "Deploying new version to instance(s).");
    var all = new ArrayList<>(additional);
    all.addAll(ids);
    int batch = settings.deploymentBatchSize(ids.size());
    int completed = additional.size();
    int number = 1;
    for (var batchIds : ResourceFactory.partition(ids, batch)) {
      completed += batchIds.size();
      batch(workflow, number++, batchIds, completed, all.size());
    }
  }

  private void batch(Workflow workflow, int number, List<String> ids, int completed, int all) {
    var title = "Batch " + number + ": ";
    workflow.info(
        2,
        title + "Starting application deployment on instance(s) [" + Workflow.joinIds(ids) + "].");
    workflow.info(
        1,
        title
            + "De-registering instance(s) from the load balancer and waiting for them to go out of"
            + " service.");
    workflow.add(0, new Step.SetInService(ids, false));
    workflow.info(13, title + "Starting application deployment command execution.");
    workflow.add(0, new Step.BeginDeployment(ids));
    if (number == 1) workflow.assessHealth(2);
    workflow.add(8, new Step.EndDeployment(ids, Purpose.VERSION));
    workflow.info(4, title + "Completed application deployment command execution.");
    workflow.info(
        0,
        "Command execution completed on %d of %d instances in environment."
            .formatted(completed, all));
    workflow.info(
        0,
        title
            + "Registering instance(s) with the load balancer and waiting for them to be healthy.");
    workflow.add(0, new Step.SetInService(ids, true));
    if (!ignoresHealthChecks()) workflow.add(145, new Step.CheckInstanceHealth(ids));
    workflow.info(1, title + "Completed application deployment.");
  }

  private void rollingWithAdditionalBatch(Workflow workflow, List<String> ids) {
    var newInstances = resourceFactory.nextInstanceIds(settings.deploymentBatchSize(ids.size()));
    workflow.info(
        6,
        "Rolling with Additional Batch deployment policy enabled. Launching a new batch of %d additional instance(s)."
            .formatted(newInstances.size()));
    workflow.add(10, new Step.LaunchInstances(newInstances, autoScalingGroup(environment)));
    workflow.assessHealth(3);
    workflow.info(30, "Added " + Workflow.formatInstances(newInstances) + " to your environment.");
    workflow.add(45, new Step.EndDeployment(newInstances, Purpose.VERSION));
    workflow.add(5, new Step.SetInService(newInstances, true));
    if (!ignoresHealthChecks()) workflow.add(60, new Step.CheckInstanceHealth(newInstances));
    rolling(workflow, ids, newInstances);
    var excess = ids.subList(0, Math.min(newInstances.size(), ids.size()));
    workflow.info(5, "Terminating excess instance(s): [" + Workflow.joinIds(excess) + "].");
    workflow.add(60, new Step.RemoveInstances(List.copyOf(excess)));
    workflow.info(5, "Removed " + Workflow.formatInstances(excess) + " from your environment.");
  }

  private boolean ignoresHealthChecks() {
    return settings.textOrEmpty("aws:elasticbeanstalk:command", "IgnoreHealthCheck").equals("true");
  }

  /** Where the environment's instances belong. */
  static String autoScalingGroup(Environment environment) {
    EnvironmentResources resources = environment.resources;
    return resources == null ? "" : resources.autoScalingGroup();
  }
}
