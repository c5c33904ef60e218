package kr.mambo.beanstalk.plan;

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
import kr.mambo.beanstalk.api.HealthThreshold;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.OptionSetting;
import kr.mambo.beanstalk.api.Scaling;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.workload.Published;

/**
 * All options that the spec owns.
 *
 * @param options what is set
 * @param conflicts where {@code spec.options} contradicts a typed field, as sentences
 */
record DesiredOptions(SortedMap<OptionKey, String> options, List<String> conflicts) {
  private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
  private static final String GROUP = "aws:autoscaling:asg";
  private static final String TRIGGER = "aws:autoscaling:trigger";
  private static final String COMMAND = "aws:elasticbeanstalk:command";
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String HEALTH = "aws:elasticbeanstalk:healthreporting:system";

  static DesiredOptions of(EbEnvironmentSpec spec, List<Published> published) {
    var typed = new TypedOptions();
    var balancer = requireNonNullElse(spec.loadBalancer(), LoadBalancer.UNSAID);
    instances(spec, typed);
    scaling(requireNonNullElse(spec.scaling(), Scaling.UNSAID), balancer.type(), typed);
    deployment(requireNonNullElse(spec.deployment(), Deployment.UNSAID), balancer.type(), typed);
    BalancerOptions.gather(balancer, published, typed);
    return merged(typed, spec.options());
  }

  /** The same for an environment that only stands by. */
  DesiredOptions withOneInstance() {
    var fewer = new TreeMap<>(options);
    var sizes =
        Set.of(lower(OptionKey.of(GROUP, "MinSize")), lower(OptionKey.of(GROUP, "MaxSize")));
    fewer.replaceAll((key, value) -> sizes.contains(lower(key)) ? "1" : value);
    return new DesiredOptions(fewer, conflicts);
  }

  private static void instances(EbEnvironmentSpec spec, TypedOptions typed) {
    typed.said(
        LAUNCH,
        "IamInstanceProfile",
        requireNonNullElse(spec.instanceProfile(), ""),
        "instanceProfile");
    typed.byDefault(LAUNCH, "DisableIMDSv1", true, "the operator's default");
    typed.byDefault(HEALTH, "SystemType", "enhanced", "the operator's default");
    if (spec.serviceRole() != null)
      typed.said(ENVIRONMENT, "ServiceRole", spec.serviceRole(), "serviceRole");
  }

  private static void scaling(Scaling scaling, LoadBalancerType balancer, TypedOptions typed) {
    if (!scaling.instanceTypes().isEmpty()) {
      typed.said(
          "aws:ec2:instances",
          "InstanceTypes",
          String.join(", ", scaling.instanceTypes()),
          "scaling.instanceTypes");
    }
    if (balancer == LoadBalancerType.None) return;
    boolean said = !scaling.equals(Scaling.UNSAID);
    var max = requireNonNullElse(scaling.max(), 4);
    if (said) {
      typed.said(GROUP, "MinSize", scaling.min(), "scaling.min");
      typed.said(GROUP, "MaxSize", max, "scaling.max");
    } else {
      typed.byDefault(GROUP, "MinSize", scaling.min(), "scaling.min");
      typed.byDefault(GROUP, "MaxSize", max, "scaling.max");
    }
    var target = scaling.targetCPUUtilization();
    if (target == null) return;
    var field = "scaling.targetCPUUtilization";
    typed.said(TRIGGER, "MeasureName", "CPUUtilization", field);
    typed.said(TRIGGER, "Statistic", "Average", field);
    typed.said(TRIGGER, "Unit", "Percent", field);
    typed.said(TRIGGER, "UpperThreshold", target, field);
    // An alarm on each side has to leave room between them, or the group swings.
    typed.said(TRIGGER, "LowerThreshold", target / 2, field);
  }

  private static void deployment(
      Deployment deployment, LoadBalancerType balancer, TypedOptions typed) {
    var policy = deployment.policy();
    if (policy != null) typed.said(COMMAND, "DeploymentPolicy", policy, "deployment.policy");
    else {
      typed.byDefault(
          COMMAND,
          "DeploymentPolicy",
          balancer == LoadBalancerType.None
              ? DeploymentPolicy.AllAtOnce
              : DeploymentPolicy.RollingWithAdditionalBatch,
          "deployment.policy");
    }
    if (deployment.batchSize() != null) batch(deployment.batchSize(), typed);
    if (deployment.timeoutSeconds().equals(Deployment.UNSAID.timeoutSeconds())) {
      typed.byDefault(COMMAND, "Timeout", deployment.timeoutSeconds(), "deployment.timeoutSeconds");
    } else {
      typed.said(COMMAND, "Timeout", deployment.timeoutSeconds(), "deployment.timeoutSeconds");
    }
    if (deployment.healthThreshold() == HealthThreshold.Ok) {
      typed.byDefault(
          HEALTH, "HealthCheckSuccessThreshold", HealthThreshold.Ok, "deployment.healthThreshold");
    } else {
      typed.said(
          HEALTH,
          "HealthCheckSuccessThreshold",
          deployment.healthThreshold(),
          "deployment.healthThreshold");
    }
  }

  private static void batch(IntOrString size, TypedOptions typed) {
    boolean percentage = size.getIntVal() == null;
    typed.said(
        COMMAND, "BatchSizeType", percentage ? "Percentage" : "Fixed", "deployment.batchSize");
    typed.said(
        COMMAND,
        "BatchSize",
        percentage ? size.getStrVal().replace("%", "") : size.getIntVal(),
        "deployment.batchSize");
  }

  private static DesiredOptions merged(TypedOptions typed, List<OptionSetting> written) {
    var options = new TreeMap<OptionKey, String>();
    var conflicts = new ArrayList<String>();
    typed.gathered().forEach((key, value) -> options.put(key, value.value()));
    for (var option : written) {
      var key = new OptionKey(option.namespace(), option.name(), option.resource());
      // The service matches names without regard to case.
      var same =
          typed.gathered().keySet().stream().filter(k -> lower(k).equals(lower(key))).findFirst();
      if (same.isPresent()) {
        var by = java.util.Objects.requireNonNull(typed.gathered().get(same.get()));
        if (by.said() && !Canonical.same(key, by.value(), option.value())) {
          conflicts.add(
              "options %s %s says %s, but spec.%s says %s: remove one of the two"
                  .formatted(
                      option.namespace(), option.name(), option.value(), by.field(), by.value()));
        }
        options.remove(same.get());
      }
      options.put(key, option.value());
    }
    return new DesiredOptions(options, List.copyOf(conflicts));
  }

  private static String lower(OptionKey key) {
    return key.text().toLowerCase(Locale.ROOT);
  }
}
