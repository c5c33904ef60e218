package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.EnvironmentTopology;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentResources;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step.Purpose;

/**
 * A new environment, from nothing to Ready: about four minutes for a single instance, about six
 * with a load balancer.
 */
final class LaunchPlan {
  private final Environment environment;
  private final EffectiveSettings settings;
  private final AccountRegion region;
  private final ResourceFactory resourceFactory;

  LaunchPlan(
      Environment environment,
      EffectiveSettings settings,
      AccountRegion region,
      ResourceFactory resourceFactory) {
    this.environment = environment;
    this.settings = settings;
    this.region = region;
    this.resourceFactory = resourceFactory;
  }

  Workflow create(String profileProblem) {
    var workflow = new Workflow();
    workflow.info(0, "createEnvironment is starting.");
    workflow.info(
        1,
        "Using %s as Amazon S3 storage bucket for environment data."
            .formatted(region.bucketName()));
    if (!profileProblem.isEmpty()) return failedLaunch(workflow, profileProblem);
    var resources = resourceFactory.createResources(environment, settings);
    environment.resources = resources;
    addResourceEvents(workflow, resources);
    launchInstances(workflow, resources);
    workflow.info(1, "Application available at " + environment.cname + ".");
    workflow.info(1, "Successfully launched environment: " + environment.name);
    return workflow.add(0, new Step.FinishOperation(true));
  }

  /** The environment goes straight to Terminated. */
  static Workflow failedLaunch(Workflow workflow, String reason) {
    return workflow
        .error(2, reason)
        .error(1, "Failed to launch environment.")
        .add(0, new Step.MarkTerminated());
  }

  Workflow rebuild() {
    var workflow = new Workflow().info(0, "rebuildEnvironment is starting.");
    var oldInstances = ResourceFactory.runningInstanceIds(environment);
    if (!oldInstances.isEmpty()) {
      workflow.info(15, "Waiting for EC2 instances to terminate. This may take a few minutes.");
      workflow.add(100, new Step.RemoveInstances(oldInstances));
    }
    var resources = resourceFactory.createResources(environment, settings);
    environment.resources = resources;
    addResourceEvents(workflow, resources);
    launchInstances(workflow, resources);
    workflow.info(1, "Application available at " + environment.cname + ".");
    workflow.info(1, "Successfully launched environment: " + environment.name);
    return workflow.add(0, new Step.FinishOperation(true));
  }

  private void addResourceEvents(Workflow workflow, EnvironmentResources resources) {
    if (settings.topology() == EnvironmentTopology.SINGLE) {
      workflow.info(20, "Created security group named: " + resources.securityGroup());
      workflow.info(15, "Created EIP: " + resources.endpointAddress());
    } else {
      workflow.info(20, "Created security group named: " + resources.loadBalancerSecurityGroup());
      if (resources.targetGroup() != null)
        workflow.info(15, "Created target group named: " + resources.targetGroup());
      else workflow.info(15, "Created load balancer named: " + resources.loadBalancer());
      workflow.info(0, "Created security group named: " + resources.securityGroup());
    }
    workflow.info(1, "Created Auto Scaling launch template named: " + resources.launchTemplate());
    workflow.info(30, "Created Auto Scaling group named: " + resources.autoScalingGroup());
    workflow.info(0, "Waiting for EC2 instances to launch. This may take a few minutes.");
    for (var policy : resources.scalingPolicies())
      workflow.info(0, "Created Auto Scaling group policy named: " + policy);
    for (var alarm : resources.alarms())
      workflow.info(0, "Created CloudWatch alarm named: " + alarm);
    if (resources.targetGroup() != null) {
      workflow.info(80, "Created load balancer named: " + resources.loadBalancer());
      workflow.info(15, "Created Load Balancer listener named: " + resources.listener());
    }
  }

  private void launchInstances(Workflow workflow, EnvironmentResources resources) {
    var ids = resourceFactory.nextInstanceIds(settings.minInstances());
    workflow.assessHealth(3);
    workflow.add(50, new Step.LaunchInstances(ids, resources.autoScalingGroup()));
    workflow.info(10, "Added " + Workflow.formatInstances(ids) + " to your environment.");
    workflow.add(45, new Step.EndDeployment(ids, Purpose.LAUNCH));
    workflow.add(5, new Step.SetInService(ids, true));
    workflow.add(0, new Step.CommitTarget());
    workflow.assessHealth(60);
  }
}
