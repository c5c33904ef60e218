package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.options.Shape;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Resources;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;

/**
 * A deployment onto running instances: all at once, in batches, or in batches with an additional
 * one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html">Deployment
 *     policies and settings</a>
 */
final class VersionPlan {
  private final Environment environment;
  private final Settings settings;
  private final Fleet fleet;

  VersionPlan(Environment environment, Settings settings, Fleet fleet) {
    this.environment = environment;
    this.settings = settings;
    this.fleet = fleet;
  }

  /** From the deployment's first event to the new version's last one. */
  Script deploy() {
    var ids = Fleet.ids(environment);
    var script = new Script();
    boolean balanced = settings.shape() != Shape.SINGLE;
    switch (settings.deploymentPolicy()) {
      case "Rolling" -> {
        if (balanced) rolling(script, ids, List.of());
        else allAtOnce(script, ids);
      }
      case "RollingWithAdditionalBatch" -> {
        if (balanced) additional(script, ids);
        else allAtOnce(script, ids);
      }
      default -> allAtOnce(script, ids);
    }
    return script.info(4, "New application version was deployed to running EC2 instances.");
  }

  private static void allAtOnce(Script script, List<String> ids) {
    script.info(4, "Deploying new version to instance(s).");
    script.then(1, new Step.Begin(ids));
    script.observe(12);
    script.then(30, new Step.End(ids, Purpose.VERSION));
  }

  private void rolling(Script script, List<String> ids, List<String> additional) {
    script.info(6, "Deploying new version to instance(s).");
    var all = new ArrayList<>(additional);
    all.addAll(ids);
    int batch = settings.batch(ids.size());
    int done = additional.size();
    int number = 1;
    for (var each : Fleet.batches(ids, batch)) {
      done += each.size();
      batch(script, number++, each, done, all.size());
    }
  }

  private void batch(Script script, int number, List<String> ids, int done, int all) {
    var title = "Batch " + number + ": ";
    script.info(
        2, title + "Starting application deployment on instance(s) [" + Script.list(ids) + "].");
    script.info(
        1,
        title
            + "De-registering instance(s) from the load balancer and waiting for them to go out of"
            + " service.");
    script.then(0, new Step.Serve(ids, false));
    script.info(13, title + "Starting application deployment command execution.");
    script.then(0, new Step.Begin(ids));
    if (number == 1) script.observe(2);
    script.then(8, new Step.End(ids, Purpose.VERSION));
    script.info(4, title + "Completed application deployment command execution.");
    script.info(
        0,
        "Command execution completed on %d of %d instances in environment.".formatted(done, all));
    script.info(
        0,
        title
            + "Registering instance(s) with the load balancer and waiting for them to be healthy.");
    script.then(0, new Step.Serve(ids, true));
    if (!ignoresHealth()) script.then(145, new Step.Probe(ids));
    script.info(1, title + "Completed application deployment.");
  }

  private void additional(Script script, List<String> ids) {
    var fresh = fleet.instanceIds(settings.batch(ids.size()));
    script.info(
        6,
        "Rolling with Additional Batch deployment policy enabled. Launching a new batch of %d additional instance(s)."
            .formatted(fresh.size()));
    script.then(10, new Step.Launch(fresh, group(environment)));
    script.observe(3);
    script.info(30, "Added " + Script.instances(fresh) + " to your environment.");
    script.then(45, new Step.End(fresh, Purpose.VERSION));
    script.then(5, new Step.Serve(fresh, true));
    if (!ignoresHealth()) script.then(60, new Step.Probe(fresh));
    rolling(script, ids, fresh);
    var excess = ids.subList(0, Math.min(fresh.size(), ids.size()));
    script.info(5, "Terminating excess instance(s): [" + Script.list(excess) + "].");
    script.then(60, new Step.Remove(List.copyOf(excess)));
    script.info(5, "Removed " + Script.instances(excess) + " from your environment.");
  }

  private boolean ignoresHealth() {
    return settings.text("aws:elasticbeanstalk:command", "IgnoreHealthCheck").equals("true");
  }

  /** Where the environment's instances belong. */
  static String group(Environment environment) {
    Resources resources = environment.resources;
    return resources == null ? "" : resources.group();
  }
}
