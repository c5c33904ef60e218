package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.EnvironmentTopology;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EnvironmentChange;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.UpdateEnvironmentRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.UpdateEnvironmentResponse;

/** UpdateEnvironment: another version, other settings, another platform, in any combination. */
final class UpdateEnvironmentHandler {

  void register(HandlerRegistry registry) {
    registry.register(UpdateEnvironmentRequest.class, this::update);
  }

  private SdkPojo update(UpdateEnvironmentRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    if (request.applicationName() != null
        && !request.applicationName().equals(environment.applicationName))
      throw BeanstalkErrors.invalidParameterValue(
          "Environment named %s does not belong to application %s."
              .formatted(environment.name, request.applicationName()));
    if (environment.status != Status.Ready)
      throw BeanstalkErrors.invalidState(environment.name, "Ready");
    requireSameTier(request, environment);
    var application = context.application(environment.applicationName);
    var label =
        request.versionLabel() == null
            ? environment.versionLabel
            : context.visibleVersion(application, request.versionLabel()).label;
    var platform = resolvePlatform(request, context, environment);
    var options = resolveOptions(request, context, environment);
    if (request.description() != null) environment.description = request.description();
    if (request.groupName() != null) environment.groupName = request.groupName();
    applyStatusLag(context, environment);
    context
        .backend()
        .operations()
        .update(
            environment,
            new EnvironmentChange(
                label,
                platform,
                options,
                request.templateName() == null ? environment.templateName : request.templateName(),
                request.versionLabel() != null),
            context.requestId());
    var answer = Descriptions.environment(context, environment).toBuilder();
    answer.status(Status.Updating.name());
    return SdkPojoCopier.copy(UpdateEnvironmentResponse.builder(), answer.build()).build();
  }

  private static void requireSameTier(UpdateEnvironmentRequest request, Environment environment) {
    var tier = request.tier();
    if (tier == null) return;
    boolean same =
        (tier.name() == null || tier.name().equals(environment.tier.name()))
            && (tier.type() == null || tier.type().equals(environment.tier.type()));
    if (!same) throw BeanstalkErrors.invalidParameterValue("Environment tier cannot be changed.");
  }

  private static String resolvePlatform(
      UpdateEnvironmentRequest request, CallContext context, Environment environment) {
    var wanted =
        PlatformResolver.resolve(context, request.solutionStackName(), request.platformArn());
    if (wanted.isEmpty()) return environment.solutionStack;
    var current = context.backend().platforms().findBySolutionStack(environment.solutionStack);
    if (current.isPresent() && !isCompatible(current.get(), wanted.get()))
      throw BeanstalkErrors.invalidParameterValue(
          "Environment '%s' cannot be updated from platform '%s' to platform '%s'."
              .formatted(environment.name, current.get().branch(), wanted.get().branch()));
    return wanted.get().solutionStack();
  }

  private static boolean isCompatible(PlatformVersion from, PlatformVersion to) {
    return from.category().equals(to.category())
        && from.name().startsWith("ECS") == to.name().startsWith("ECS");
  }

  private static Map<OptionKey, String> resolveOptions(
      UpdateEnvironmentRequest request, CallContext context, Environment environment) {
    var changed = OptionSettings.parse(context, request.optionSettings());
    Map<OptionKey, String> base = new TreeMap<>(environment.options);
    var template =
        EnvironmentHandlers.findTemplate(
            context.application(environment.applicationName), request.templateName());
    if (template != null) base.putAll(template.options);
    var merged = OptionSettings.merge(context, base, changed, request.optionsToRemove());
    OptionSettings.validate(context, changed, merged);
    requireImmutableOptions(
        new EffectiveSettings(context.backend().catalog(), environment.options), merged, context);
    return merged;
  }

  private static void requireImmutableOptions(
      EffectiveSettings before, Map<OptionKey, String> merged, CallContext context) {
    var after = new EffectiveSettings(context.backend().catalog(), merged);
    boolean bothBalanced =
        before.topology() != EnvironmentTopology.SINGLE
            && after.topology() != EnvironmentTopology.SINGLE;
    if (bothBalanced && before.topology() != after.topology())
      throw immutableOption("LoadBalancer type option cannot be changed.");
    if (bothBalanced && before.sharesLoadBalancer() != after.sharesLoadBalancer())
      throw immutableOption("LoadBalancerIsShared option cannot be changed.");
    var vpc = before.textOrEmpty("aws:ec2:vpc", "VPCId");
    if (!vpc.isEmpty() && !vpc.equals(after.textOrEmpty("aws:ec2:vpc", "VPCId")))
      throw immutableOption("VPC option cannot be changed.");
    var loadBalancerNamespace = "aws:elbv2:loadbalancer";
    if (!before
        .textOrEmpty(loadBalancerNamespace, "SharedLoadBalancer")
        .equals(after.textOrEmpty(loadBalancerNamespace, "SharedLoadBalancer")))
      throw immutableOption("SharedLoadBalancer option cannot be changed.");
  }

  private static RuntimeException immutableOption(String what) {
    return new ServiceException(
        "ConfigurationValidationException", "Configuration validation exception: " + what);
  }

  /** Other callers may see the old status for a moment. */
  private static void applyStatusLag(CallContext context, Environment environment) {
    var lag = context.backend().rules().lags().updateStatus();
    if (lag.isZero()) return;
    environment.staleStatus = environment.status;
    environment.staleUntil = context.now().plus(context.backend().timeline().scale(lag));
  }
}
