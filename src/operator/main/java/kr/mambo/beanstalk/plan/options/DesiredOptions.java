package kr.mambo.beanstalk.plan.options;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.DeploymentPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.OptionSetting;
import kr.mambo.beanstalk.api.Scaling;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.workload.PublishedPort;

/**
 * All options that the spec owns.
 *
 * @param options what is set
 * @param conflicts where {@code spec.options} contradicts a typed field, as sentences
 * @param defaults those of the options that nobody wrote
 */
public record DesiredOptions(
    SortedMap<OptionKey, String> options,
    List<String> conflicts,
    SortedMap<OptionKey, String> defaults) {
  private static final String LAUNCH_CONFIGURATION = "aws:autoscaling:launchconfiguration";
  private static final String AUTO_SCALING_GROUP = "aws:autoscaling:asg";
  private static final String SCALING_TRIGGER = "aws:autoscaling:trigger";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String HEALTH_REPORTING = "aws:elasticbeanstalk:healthreporting:system";

  public static DesiredOptions of(
      EbEnvironmentSpec spec, List<PublishedPort> published, DefaultsInForce defaults) {
    var typed = new TypedOptions(defaults);
    var loadBalancer = requireNonNullElse(spec.loadBalancer(), LoadBalancer.DEFAULTS);
    addInstanceOptions(spec, typed);
    addScalingOptions(
        requireNonNullElse(spec.scaling(), Scaling.DEFAULTS), loadBalancer.type(), typed);
    addDeploymentOptions(
        requireNonNullElse(spec.deployment(), Deployment.DEFAULTS), loadBalancer.type(), typed);
    LoadBalancerOptions.add(loadBalancer, published, typed);
    return merge(typed, spec.options());
  }

  /** The same for an environment that only stands by. */
  public DesiredOptions withOneInstance() {
    var reduced = new TreeMap<>(options);
    var sizes =
        Set.of(
            lowerCase(OptionKey.of(AUTO_SCALING_GROUP, "MinSize")),
            lowerCase(OptionKey.of(AUTO_SCALING_GROUP, "MaxSize")));
    reduced.replaceAll((key, value) -> sizes.contains(lowerCase(key)) ? "1" : value);
    return new DesiredOptions(reduced, conflicts, defaults);
  }

  private static void addInstanceOptions(EbEnvironmentSpec spec, TypedOptions typed) {
    typed.set(
        LAUNCH_CONFIGURATION,
        "IamInstanceProfile",
        requireNonNullElse(spec.instanceProfile(), ""),
        "instanceProfile");
    typed.setDefault(LAUNCH_CONFIGURATION, "DisableIMDSv1", true, "the operator's default");
    typed.setDefault(HEALTH_REPORTING, "SystemType", "enhanced", "the operator's default");
    if (spec.serviceRole() != null)
      typed.set(ENVIRONMENT, "ServiceRole", spec.serviceRole(), "serviceRole");
  }

  private static void addScalingOptions(
      Scaling scaling, LoadBalancerType loadBalancerType, TypedOptions typed) {
    if (!scaling.instanceTypes().isEmpty()) {
      typed.set(
          "aws:ec2:instances",
          "InstanceTypes",
          String.join(", ", scaling.instanceTypes()),
          "scaling.instanceTypes");
    }
    if (loadBalancerType == LoadBalancerType.None) return;
    typed.set(AUTO_SCALING_GROUP, "MinSize", scaling.min(), scaling.effectiveMin(), "scaling.min");
    typed.set(AUTO_SCALING_GROUP, "MaxSize", scaling.max(), scaling.effectiveMax(), "scaling.max");
    var target = scaling.targetCPUUtilization();
    if (target == null) return;
    var field = "scaling.targetCPUUtilization";
    typed.set(SCALING_TRIGGER, "MeasureName", "CPUUtilization", field);
    typed.set(SCALING_TRIGGER, "Statistic", "Average", field);
    typed.set(SCALING_TRIGGER, "Unit", "Percent", field);
    typed.set(SCALING_TRIGGER, "UpperThreshold", target, field);
    // An alarm on each side has to leave room between them, or the group swings.
    typed.set(SCALING_TRIGGER, "LowerThreshold", target / 2, field);
  }

  private static void addDeploymentOptions(
      Deployment deployment, LoadBalancerType loadBalancerType, TypedOptions typed) {
    typed.set(
        COMMAND,
        "DeploymentPolicy",
        deployment.policy(),
        loadBalancerType == LoadBalancerType.None
            ? DeploymentPolicy.AllAtOnce
            : DeploymentPolicy.RollingWithAdditionalBatch,
        "deployment.policy");
    if (deployment.batchSize() != null) addBatchSize(deployment.batchSize(), typed);
    typed.set(
        COMMAND,
        "Timeout",
        deployment.timeoutSeconds(),
        deployment.effectiveTimeoutSeconds(),
        "deployment.timeoutSeconds");
    typed.set(
        HEALTH_REPORTING,
        "HealthCheckSuccessThreshold",
        deployment.healthThreshold(),
        deployment.effectiveHealthThreshold(),
        "deployment.healthThreshold");
  }

  private static void addBatchSize(IntOrString size, TypedOptions typed) {
    boolean percentage = size.getIntVal() == null;
    typed.set(
        COMMAND, "BatchSizeType", percentage ? "Percentage" : "Fixed", "deployment.batchSize");
    typed.set(
        COMMAND,
        "BatchSize",
        percentage ? size.getStrVal().replace("%", "") : size.getIntVal(),
        "deployment.batchSize");
  }

  private static DesiredOptions merge(TypedOptions typed, List<OptionSetting> explicitOptions) {
    var options = new TreeMap<OptionKey, String>();
    var conflicts = new ArrayList<String>();
    typed.options().forEach((key, value) -> options.put(key, value.value()));
    for (var option : explicitOptions) {
      var key = new OptionKey(option.namespace(), option.name(), option.resource());
      // The service matches names without regard to case.
      var typedKey =
          typed.options().keySet().stream()
              .filter(k -> lowerCase(k).equals(lowerCase(key)))
              .findFirst();
      if (typedKey.isPresent()) {
        var typedOption = java.util.Objects.requireNonNull(typed.options().get(typedKey.get()));
        if (typedOption.explicit()
            && !OptionValues.areEquivalent(key, typedOption.value(), option.value())) {
          conflicts.add(
              "option %s %s is %s, but spec.%s is %s: remove one of the two"
                  .formatted(
                      option.namespace(),
                      option.name(),
                      option.value(),
                      typedOption.field(),
                      typedOption.value()));
        }
        options.remove(typedKey.get());
      }
      options.put(key, option.value());
    }
    var defaults = new TreeMap<OptionKey, String>();
    typed
        .options()
        .forEach(
            (key, option) -> {
              if (!option.explicit() && option.value().equals(options.get(key)))
                defaults.put(key, option.value());
            });
    return new DesiredOptions(options, List.copyOf(conflicts), defaults);
  }

  private static String lowerCase(OptionKey key) {
    return key.text().toLowerCase(Locale.ROOT);
  }
}
