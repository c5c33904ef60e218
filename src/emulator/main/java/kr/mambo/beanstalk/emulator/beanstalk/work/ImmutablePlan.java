package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;

/**
 * Code or configuration on new instances in a second Auto Scaling group, while the old ones go on:
 * immutable updates and traffic splitting.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environmentmgmt-updates-immutable.html">Immutable
 *     updates</a>
 */
final class ImmutablePlan {
  private final Environment environment;
  private final Settings settings;
  private final Fleet fleet;
  private final Operation operation;

  ImmutablePlan(Environment environment, Settings settings, Fleet fleet, Operation operation) {
    this.environment = environment;
    this.settings = settings;
    this.fleet = fleet;
    this.operation = operation;
  }

  Script update() {
    var script = new Script();
    int count = Math.max(settings.minimum(), Fleet.ids(environment).size());
    var fresh = fleet.instanceIds(count);
    var first = List.of(fresh.getFirst());
    var rest = fresh.subList(1, fresh.size());
    var temporary = fleet.temporaryGroup(environment);
    operation.temporaryGroup = temporary;
    operation.fresh = new ArrayList<>(fresh);
    script.info(
        11,
        "Immutable deployment policy enabled. Launching one instance with the new settings to"
            + " verify health.");
    script.info(16, "Created temporary auto scaling group " + temporary + ".");
    launch(script, first, temporary, false);
    if (!rest.isEmpty()) {
      script.info(89, "Test instance passed health checks. Launching remaining new instances.");
      launch(script, rest, temporary, true);
      script.info(1, "Waiting for instance(s) (" + comma(fresh) + ") to pass health checks.");
    }
    script.then(60, new Step.Probe(fresh));
    settle(script, fresh, temporary);
    return script;
  }

  private void launch(Script script, List<String> ids, String group, boolean remaining) {
    script.then(1, new Step.Launch(ids, group));
    script.observe(10);
    script.then(60, new Step.End(ids, Purpose.VERSION));
    if (remaining) {
      script.info(5, "Added " + Script.instances(ids) + " to your environment.");
      script.info(30, "Successfully launched all instances.");
      script.info(1, "Adding new instance(s) (" + comma(ids) + ") to the load balancer.");
      script.then(0, new Step.Serve(ids, true));
    } else {
      script.info(3, "Adding new instance(s) (" + comma(ids) + ") to the load balancer.");
      script.then(0, new Step.Serve(ids, true));
      script.info(1, "Waiting for instance(s) (" + comma(ids) + ") to pass health checks.");
      script.info(50, "Added " + Script.instances(ids) + " to your environment.");
      script.then(5, new Step.Probe(ids));
    }
  }

  private void settle(Script script, List<String> fresh, String temporary) {
    var old = Fleet.ids(environment);
    var permanent = VersionPlan.group(environment);
    script.then(0, new Step.Abortable(false));
    script.info(
        55, "Detached new instance(s) from temporary auto scaling group " + temporary + ".");
    script.then(0, new Step.Regroup(fresh, permanent));
    script.info(
        3, "Attached new instance(s) to the permanent auto scaling group " + permanent + ".");
    script.info(27, "Starting post-deployment configuration on new instances.");
    script.info(11, "Instance deployment completed successfully.");
    script.info(3, "Waiting for post-deployment configuration to complete.");
    script.info(
        94, "Deployment succeeded. Terminating old instances and temporary Auto Scaling group.");
    if (!old.isEmpty()) {
      script.then(75, new Step.Remove(old));
      script.info(0, "Removed " + Script.instances(old) + " from your environment.");
    }
    if (operation.deploysVersion)
      script.info(5, "New application version was deployed to running EC2 instances.");
  }

  Script splitTraffic() {
    var script = new Script();
    int count = Math.max(settings.minimum(), Fleet.ids(environment).size());
    var fresh = fleet.instanceIds(count);
    var temporary = fleet.temporaryGroup(environment);
    operation.temporaryGroup = temporary;
    operation.fresh = new ArrayList<>(fresh);
    int minutes = settings.number("aws:elasticbeanstalk:trafficsplitting", "EvaluationTime", 5);
    int percent = settings.number("aws:elasticbeanstalk:trafficsplitting", "NewVersionPercent", 10);
    script.info(11, "Traffic splitting deployment policy enabled. Launching new instances.");
    script.info(16, "Created temporary auto scaling group " + temporary + ".");
    launch(script, fresh, temporary, true);
    script.info(
        1,
        "Starting traffic splitting: %d%% of the traffic goes to the new instances for %d minutes."
            .formatted(percent, minutes));
    script.then(minutes * 60.0, new Step.Probe(fresh));
    script.info(1, "All traffic goes to the new instances.");
    settle(script, fresh, temporary);
    return script;
  }

  private static String comma(List<String> ids) {
    return String.join(",", ids);
  }
}
