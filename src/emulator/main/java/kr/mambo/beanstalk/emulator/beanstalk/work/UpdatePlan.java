package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.work.ConfigurationPlan.Effect;
import kr.mambo.beanstalk.emulator.beanstalk.work.Works.Change;

/** One update: what it does to the instances, and the script for it. */
final class UpdatePlan {
  private static final int LONGEST_PROPERTIES = 4096;
  private final Lookup lookup;
  private final Fleet fleet;
  private final Environment environment;
  private final Change change;

  UpdatePlan(Lookup lookup, Fleet fleet, Environment environment, Change change) {
    this.lookup = lookup;
    this.fleet = fleet;
    this.environment = environment;
    this.change = change;
  }

  /** CloudFormation's limit, with the value left out: it may hold secrets. */
  static final String TOO_LONG =
      "Template format error: Parameter 'EnvironmentVariables' default value '...' length is greater"
          + " than 4096.";

  static boolean tooLong(Settings settings) {
    int length =
        settings.properties().entrySet().stream()
            .mapToInt(p -> bytes(p.getKey()) + bytes(p.getValue()) + 1)
            .sum();
    return length > LONGEST_PROPERTIES;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Everything between the update's first event and its end, the end included. */
  Script script(Operation operation) {
    var settings = lookup.settings(change.options());
    if (tooLong(settings)) return Endings.refused(TOO_LONG);
    var effect = effect();
    boolean configures = configures();
    var script = reshape(operation, settings);
    var immutable = new ImmutablePlan(environment, settings, fleet, operation);
    boolean replaces = effect == Effect.REPLACE;
    boolean immutably =
        change.deploys()
            ? settings.deploymentPolicy().equals("Immutable")
            : replaces && settings.rollingUpdate().equals("Immutable");
    if (immutably || operation.managedAction != null) {
      script.append(immutable.update());
      if (configures) script.info(2, "Successfully deployed new configuration to environment.");
    } else {
      if (configures)
        script.append(new ConfigurationPlan(environment, settings, fleet).update(effect));
      if (configures && change.deploys() && !replaces) script.then(0, new Step.CommitSettings());
      if (change.deploys() && !replaces)
        script.append(
            settings.deploymentPolicy().equals("TrafficSplitting")
                ? immutable.splitTraffic()
                : new VersionPlan(environment, settings, fleet).deploy());
    }
    if (!configures && !change.deploys()) script.observe(5);
    return script
        .then(1, new Step.Commit())
        .info(0, "Environment update completed successfully.")
        .then(0, new Step.Finish(true));
  }

  /** Another kind of load balancer, or none, means other resources in front of the instances. */
  private Script reshape(Operation operation, Settings settings) {
    var script = new Script();
    if (lookup.settings(environment).shape() == settings.shape()) return script;
    var resources = fleet.resources(environment, settings);
    operation.resources = resources;
    if (resources.targetGroup() != null)
      script.info(15, "Created target group named: " + resources.targetGroup());
    if (resources.loadBalancer() != null)
      script.info(60, "Created load balancer named: " + resources.loadBalancer());
    script.info(20, "Created Auto Scaling group named: " + resources.group());
    return script;
  }

  /** Whether settings or the platform change. */
  boolean configures() {
    return !change.options().equals(environment.options)
        || !change.platform().equals(environment.platform);
  }

  /** The strongest thing that any of the changed options does to instances. */
  Effect effect() {
    if (!change.platform().equals(environment.platform)) return Effect.REPLACE;
    var effect = Effect.NONE;
    var keys = new TreeSet<>(environment.options.keySet());
    keys.addAll(change.options().keySet());
    var before = lookup.settings(environment);
    var after = lookup.settings(new TreeMap<>(change.options()));
    for (var key : keys) {
      if (Objects.equals(environment.options.get(key), change.options().get(key))) continue;
      boolean property = key.namespace().startsWith("aws:elasticbeanstalk:application:environment");
      if (!property
          && Objects.equals(
              before.value(key.namespace(), key.option()),
              after.value(key.namespace(), key.option()))) continue;
      var severity =
          before.catalogue().find(key.namespace(), key.option()).map(s -> s.severity()).orElse("");
      if (severity.equals("RestartEnvironment")) return Effect.REPLACE;
      if (severity.equals("RestartApplicationServer")) effect = Effect.RESTART;
    }
    return effect;
  }
}
