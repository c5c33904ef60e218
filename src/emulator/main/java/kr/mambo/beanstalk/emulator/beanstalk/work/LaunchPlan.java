package kr.mambo.beanstalk.emulator.beanstalk.work;

import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.options.Shape;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.beanstalk.state.Resources;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;

/**
 * A new environment, from nothing to Ready: about four minutes for a single instance, about six
 * with a load balancer.
 */
final class LaunchPlan {
  private final Environment environment;
  private final Settings settings;
  private final Region region;
  private final Fleet fleet;

  LaunchPlan(Environment environment, Settings settings, Region region, Fleet fleet) {
    this.environment = environment;
    this.settings = settings;
    this.region = region;
    this.fleet = fleet;
  }

  Script create(String profileProblem) {
    var script = new Script();
    script.info(0, "createEnvironment is starting.");
    script.info(
        1, "Using %s as Amazon S3 storage bucket for environment data.".formatted(region.bucket()));
    if (!profileProblem.isEmpty()) return failed(script, profileProblem);
    var resources = fleet.resources(environment, settings);
    environment.resources = resources;
    resources(script, resources);
    start(script, resources);
    script.info(1, "Application available at " + environment.cname + ".");
    script.info(1, "Successfully launched environment: " + environment.name);
    return script.then(0, new Step.Finish(true));
  }

  /** The environment goes straight to Terminated. */
  static Script failed(Script script, String why) {
    return script.error(2, why).error(1, "Failed to launch environment.").then(0, new Step.Bury());
  }

  Script rebuild() {
    var script = new Script().info(0, "rebuildEnvironment is starting.");
    var old = Fleet.ids(environment);
    if (!old.isEmpty()) {
      script.info(15, "Waiting for EC2 instances to terminate. This may take a few minutes.");
      script.then(100, new Step.Remove(old));
    }
    var resources = fleet.resources(environment, settings);
    environment.resources = resources;
    resources(script, resources);
    start(script, resources);
    script.info(1, "Application available at " + environment.cname + ".");
    script.info(1, "Successfully launched environment: " + environment.name);
    return script.then(0, new Step.Finish(true));
  }

  private void resources(Script script, Resources resources) {
    if (settings.shape() == Shape.SINGLE) {
      script.info(20, "Created security group named: " + resources.securityGroup());
      script.info(15, "Created EIP: " + resources.address());
    } else {
      script.info(20, "Created security group named: " + resources.loadBalancerSecurityGroup());
      if (resources.targetGroup() != null)
        script.info(15, "Created target group named: " + resources.targetGroup());
      else script.info(15, "Created load balancer named: " + resources.loadBalancer());
      script.info(0, "Created security group named: " + resources.securityGroup());
    }
    script.info(1, "Created Auto Scaling launch template named: " + resources.launchTemplate());
    script.info(30, "Created Auto Scaling group named: " + resources.group());
    script.info(0, "Waiting for EC2 instances to launch. This may take a few minutes.");
    for (var policy : resources.policies())
      script.info(0, "Created Auto Scaling group policy named: " + policy);
    for (var alarm : resources.alarms()) script.info(0, "Created CloudWatch alarm named: " + alarm);
    if (resources.targetGroup() != null) {
      script.info(80, "Created load balancer named: " + resources.loadBalancer());
      script.info(15, "Created Load Balancer listener named: " + resources.listener());
    }
  }

  private void start(Script script, Resources resources) {
    var ids = fleet.instanceIds(settings.minimum());
    script.observe(3);
    script.then(50, new Step.Launch(ids, resources.group()));
    script.info(10, "Added " + Script.instances(ids) + " to your environment.");
    script.then(45, new Step.End(ids, Purpose.LAUNCH));
    script.then(5, new Step.Serve(ids, true));
    script.then(0, new Step.Commit());
    script.observe(60);
  }
}
