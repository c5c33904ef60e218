package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.ConfigurationUpdatePlan.InstanceEffect;

/** One update: what it does to the instances, and the script for it. */
final class UpdatePlan {
  private static final int MAX_PROPERTIES_BYTES = 4096;
  private final EnvironmentLookup lookup;
  private final ResourceFactory resourceFactory;
  private final Environment environment;
  private final EnvironmentChange change;

  UpdatePlan(
      EnvironmentLookup lookup,
      ResourceFactory resourceFactory,
      Environment environment,
      EnvironmentChange change) {
    this.lookup = lookup;
    this.resourceFactory = resourceFactory;
    this.environment = environment;
    this.change = change;
  }

  /** CloudFormation's limit, with the value left out: it may hold secrets. */
  static final String PROPERTIES_TOO_LONG =
      "Template format error: Parameter 'EnvironmentVariables' default value '...' length is greater"
          + " than 4096.";

  static boolean exceedsPropertiesLimit(EffectiveSettings settings) {
    int length =
        settings.environmentProperties().entrySet().stream()
            .mapToInt(p -> utf8Length(p.getKey()) + utf8Length(p.getValue()) + 1)
            .sum();
    return length > MAX_PROPERTIES_BYTES;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Everything between the update's first event and its end, the end included. */
  Workflow buildWorkflow(EnvironmentOperation operation) {
    var settings = lookup.settings(change.options());
    if (exceedsPropertiesLimit(settings)) return OperationOutcomes.rejection(PROPERTIES_TOO_LONG);
    var effect = instanceEffect();
    boolean changesConfiguration = changesConfiguration();
    var workflow = changeLoadBalancing(operation, settings);
    var immutable = new ImmutableDeploymentPlan(environment, settings, resourceFactory, operation);
    boolean replacesInstances = effect == InstanceEffect.REPLACE;
    boolean usesImmutableUpdate =
        change.deploysVersion()
            ? settings.deploymentPolicy().equals("Immutable")
            : replacesInstances && settings.rollingUpdateType().equals("Immutable");
    if (usesImmutableUpdate || operation.managedActionId != null) {
      workflow.append(immutable.update());
      if (changesConfiguration)
        workflow.info(2, "Successfully deployed new configuration to environment.");
    } else {
      if (changesConfiguration)
        workflow.append(
            new ConfigurationUpdatePlan(environment, settings, resourceFactory).update(effect));
      if (changesConfiguration && change.deploysVersion() && !replacesInstances)
        workflow.add(0, new Step.CommitSettings());
      if (change.deploysVersion() && !replacesInstances)
        workflow.append(
            settings.deploymentPolicy().equals("TrafficSplitting")
                ? immutable.splitTraffic()
                : new InPlaceDeploymentPlan(environment, settings, resourceFactory).deploy());
    }
    if (!changesConfiguration && !change.deploysVersion()) workflow.assessHealth(5);
    return workflow
        .add(1, new Step.CommitTarget())
        .info(0, "Environment update completed successfully.")
        .add(0, new Step.FinishOperation(true));
  }

  /** Another kind of load balancer, or none, means other resources in front of the instances. */
  private Workflow changeLoadBalancing(EnvironmentOperation operation, EffectiveSettings settings) {
    var workflow = new Workflow();
    if (lookup.settings(environment).topology() == settings.topology()) return workflow;
    var resources = resourceFactory.createResources(environment, settings);
    operation.resources = resources;
    if (resources.targetGroup() != null)
      workflow.info(15, "Created target group named: " + resources.targetGroup());
    if (resources.loadBalancer() != null)
      workflow.info(60, "Created load balancer named: " + resources.loadBalancer());
    workflow.info(20, "Created Auto Scaling group named: " + resources.autoScalingGroup());
    return workflow;
  }

  /** Whether settings or the platform change. */
  boolean changesConfiguration() {
    return !change.options().equals(environment.options)
        || !change.solutionStack().equals(environment.solutionStack);
  }

  /** The strongest thing that any of the changed options does to instances. */
  InstanceEffect instanceEffect() {
    if (!change.solutionStack().equals(environment.solutionStack)) return InstanceEffect.REPLACE;
    var effect = InstanceEffect.NONE;
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
          before
              .catalog()
              .find(key.namespace(), key.option())
              .map(s -> s.changeSeverity())
              .orElse("");
      if (severity.equals("RestartEnvironment")) return InstanceEffect.REPLACE;
      if (severity.equals("RestartApplicationServer")) effect = InstanceEffect.RESTART;
    }
    return effect;
  }
}
