package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Resources;
import kr.mambo.beanstalk.emulator.beanstalk.work.Step.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A change of settings on running instances: nothing, a restart of the application, or other
 * instances, as the options' severity says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-updating.html">Configuration
 *     changes</a>
 */
final class ConfigurationPlan {
  private final Environment environment;
  private final Settings settings;
  private final Fleet fleet;

  /** What a change does to the instances. */
  enum Effect {
    NONE,
    RESTART,
    REPLACE
  }

  /**
   * @param settings as they will be in force
   */
  ConfigurationPlan(Environment environment, Settings settings, Fleet fleet) {
    this.environment = environment;
    this.settings = settings;
    this.fleet = fleet;
  }

  Script update(Effect effect) {
    var script = new Script();
    script.info(6, "Updating environment %s's configuration settings.".formatted(environment.name));
    switch (effect) {
      case NONE -> script.observe(10);
      case RESTART -> restart(script);
      case REPLACE -> replace(script);
    }
    if (effect != Effect.REPLACE) scale(script);
    return script.info(35, "Successfully deployed new configuration to environment.");
  }

  private void restart(Script script) {
    var ids = Fleet.ids(environment);
    script.then(5, new Step.Begin(ids));
    script.observe(5);
    script.then(30, new Step.End(ids, Purpose.CONFIGURATION));
  }

  private void replace(Script script) {
    var template = fleet.launchTemplate();
    script.info(20, "Created Auto Scaling launch template named: " + template);
    var resources = environment.resources;
    if (resources != null) environment.resources = resources.withLaunchTemplate(template);
    var old = Fleet.ids(environment);
    int batch =
        settings.rollingUpdate().isEmpty() ? old.size() : settings.replacementBatch(old.size());
    if (!settings.rollingUpdate().isEmpty())
      script.info(
          5,
          "Rolling update initiated. Terminating %d obsolete instance(s) in batches of %d."
              .formatted(old.size(), batch));
    int number = 1;
    int missing = settings.minimum();
    for (var each : Fleet.batches(old, Math.max(1, batch))) {
      var fresh = fleet.instanceIds(Math.clamp(missing, 0, each.size()));
      missing -= fresh.size();
      replace(script, number++, each, fresh);
    }
    if (missing > 0) add(script, fleet.instanceIds(missing));
    script.info(5, "Deleted Auto Scaling launch template named: " + old(resources));
  }

  private static String old(@Nullable Resources resources) {
    return resources == null ? "" : resources.launchTemplate();
  }

  private void replace(Script script, int number, List<String> each, List<String> fresh) {
    script.info(5, "Batch %d: Terminating instance(s) [%s].".formatted(number, Script.list(each)));
    script.then(40, new Step.Remove(each));
    if (number == 1) script.observe(1);
    script.info(0, "Removed " + Script.instances(each) + " from your environment.");
    if (!fresh.isEmpty()) add(script, fresh);
  }

  /** Fewer or more instances where the group's size no longer fits. */
  private void scale(Script script) {
    var now = Fleet.ids(environment);
    int minimum = settings.minimum();
    int maximum =
        settings.shape().balanced() ? settings.number("aws:autoscaling:asg", "MaxSize", 4) : 1;
    if (now.size() < minimum) add(script, fleet.instanceIds(minimum - now.size()));
    if (now.size() > Math.max(minimum, maximum)) {
      var excess = List.copyOf(now.subList(Math.max(minimum, maximum), now.size()));
      script.then(20, new Step.Remove(excess));
      script.info(0, "Removed " + Script.instances(excess) + " from your environment.");
    }
  }

  private void add(Script script, List<String> fresh) {
    script.then(10, new Step.Launch(fresh, VersionPlan.group(environment)));
    script.info(25, "Added " + Script.instances(fresh) + " to your environment.");
    script.then(45, new Step.End(fresh, Purpose.CONFIGURATION));
    script.then(5, new Step.Serve(fresh, true));
  }

  Script restartServers() {
    var ids = Fleet.ids(environment);
    return new Script()
        .info(0, "restartAppServer is starting.")
        .then(3, new Step.Begin(ids))
        .observe(2)
        .then(7, new Step.End(ids, Purpose.RESTART))
        .info(2, "Restarted application server on all ec2 instances.")
        .then(0, new Step.Finish(true));
  }
}
