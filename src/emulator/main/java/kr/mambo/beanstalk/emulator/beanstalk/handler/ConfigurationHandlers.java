package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.ConfigurationSettingsRenderer;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionSpec;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.ConfigurationTemplate;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.query.ExtendedPojo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Settings of environments and saved configurations, and the catalogue of options. */
final class ConfigurationHandlers {

  void register(HandlerRegistry registry) {
    registry.register(DescribeConfigurationSettingsRequest.class, this::describe);
    registry.register(DescribeConfigurationOptionsRequest.class, this::describeOptions);
    registry.register(ValidateConfigurationSettingsRequest.class, this::validate);
    registry.register(DeleteEnvironmentConfigurationRequest.class, this::deleteDraft);
  }

  private SdkPojo describe(DescribeConfigurationSettingsRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    requireExactlyOne(request.environmentName(), request.templateName());
    if (request.templateName() != null) {
      var template = EnvironmentHandlers.findTemplate(application, request.templateName());
      return response(
          template == null
              ? List.of()
              : List.of(
                  withTier(
                      describeTemplate(context, application.name, template),
                      Environment.Tier.WEB)));
    }
    var environment = context.environment(null, request.environmentName());
    if (!environment.applicationName.equals(application.name))
      throw BeanstalkErrors.invalidParameterValue(
          "No Environment found for EnvironmentName = '" + environment.name + "'.");
    return response(settingsSets(context, environment));
  }

  private static void requireExactlyOne(@Nullable String environment, @Nullable String template) {
    if (environment != null && template != null)
      throw BeanstalkErrors.invalidParameterCombination(
          "EnvironmentName and TemplateName cannot both be specified.");
    if (environment == null && template == null)
      throw BeanstalkErrors.missingParameter(
          "Either EnvironmentName or TemplateName must be specified.");
  }

  private static SdkPojo response(List<ExtendedPojo> sets) {
    return ExtendedPojo.of(DescribeConfigurationSettingsResponse.builder().build())
        .withMember("ConfigurationSettings", sets);
  }

  /** The tier is sent although the public model has no member for it: eb reads it. */
  private static ExtendedPojo withTier(SdkPojo description, Environment.Tier tier) {
    return ExtendedPojo.of(description).withMember("Tier", Descriptions.tier(tier));
  }

  /** The deployed set, and where there is one the draft. */
  private static List<ExtendedPojo> settingsSets(CallContext context, Environment environment) {
    var sets = new ArrayList<ExtendedPojo>();
    var deployed =
        describeSettings(context, environment, environment.solutionStack, environment.options)
            .deploymentStatus("deployed")
            .dateCreated(environment.createdAt)
            .dateUpdated(environment.updatedAt)
            .build();
    sets.add(withTier(deployed, environment.tier));
    var draft = environment.draft;
    if (draft != null)
      sets.add(
          withTier(
              describeSettings(context, environment, draft.solutionStack(), draft.options())
                  .deploymentStatus(draft.status())
                  .dateCreated(draft.createdAt())
                  .dateUpdated(draft.updatedAt())
                  .build(),
              environment.tier));
    return sets;
  }

  private static ConfigurationSettingsDescription.Builder describeSettings(
      CallContext context, Environment environment, String stack, Map<OptionKey, String> options) {
    var resources = environment.resources;
    var settings = new EffectiveSettings(context.backend().catalog(), options);
    var platform = context.backend().platforms().findBySolutionStack(stack);
    var facts =
        new ConfigurationSettingsRenderer.EnvironmentFacts(
            environment.region,
            platform.map(PlatformVersion::version).orElse(""),
            imageId(stack),
            resources == null ? "" : resources.securityGroup(),
            resources == null || resources.loadBalancerSecurityGroup() == null
                ? ""
                : resources.loadBalancerSecurityGroup(),
            false);
    return ConfigurationSettingsDescription.builder()
        .solutionStackName(stack)
        .platformArn(platform.map(p -> p.arn(environment.region)).orElse(null))
        .applicationName(environment.applicationName)
        .environmentName(environment.name)
        .description(environment.description)
        .optionSettings(new ConfigurationSettingsRenderer(facts, settings).render());
  }

  /** Every platform version has a machine image of its own. */
  private static String imageId(String stack) {
    return "ami-0%016x".formatted(stack.hashCode() * 0x9E3779B97F4A7C15L);
  }

  static ConfigurationSettingsDescription describeTemplate(
      CallContext context, String application, ConfigurationTemplate template) {
    var platform = context.backend().platforms().findBySolutionStack(template.solutionStack);
    var facts =
        new ConfigurationSettingsRenderer.EnvironmentFacts(
            context.region().name,
            platform.map(PlatformVersion::version).orElse(""),
            imageId(template.solutionStack),
            "",
            "{\"Ref\":\"AWSEBLoadBalancerSecurityGroup\"}",
            true);
    return ConfigurationSettingsDescription.builder()
        .solutionStackName(template.solutionStack)
        .platformArn(platform.map(p -> p.arn(context.region().name)).orElse(null))
        .applicationName(application)
        .templateName(template.name)
        .description(template.description)
        .dateCreated(template.createdAt)
        .dateUpdated(template.updatedAt)
        .optionSettings(
            new ConfigurationSettingsRenderer(
                    facts, new EffectiveSettings(context.backend().catalog(), template.options))
                .render())
        .build();
  }

  private SdkPojo describeOptions(
      DescribeConfigurationOptionsRequest request, CallContext context) {
    Map<OptionKey, String> written = new TreeMap<>();
    var stack = request.solutionStackName();
    if (request.environmentName() != null) {
      var environment = context.environment(null, request.environmentName());
      written.putAll(environment.options);
      stack = environment.solutionStack;
    } else if (request.templateName() != null) {
      if (request.applicationName() == null)
        throw BeanstalkErrors.missingParameter(
            "ApplicationName must be specified with TemplateName.");
      var template =
          EnvironmentHandlers.findTemplate(
              context.application(request.applicationName()), request.templateName());
      if (template != null) {
        written.putAll(template.options);
        stack = template.solutionStack;
      }
    } else {
      stack =
          PlatformResolver.resolve(context, stack, request.platformArn())
              .map(PlatformVersion::solutionStack)
              .orElseThrow(
                  () ->
                      BeanstalkErrors.missingParameter(
                          "EnvironmentName, TemplateName, SolutionStackName or PlatformArn must be"
                              + " specified."));
    }
    var topology = new EffectiveSettings(context.backend().catalog(), written).topology();
    var answer =
        DescribeConfigurationOptionsResponse.builder()
            .solutionStackName(stack)
            .platformArn(
                context
                    .backend()
                    .platforms()
                    .findBySolutionStack(stack)
                    .map(p -> p.arn(context.region().name))
                    .orElse(null))
            .options(
                context.backend().catalog().list(topology, written).stream()
                    .filter(s -> isRequested(request.options(), s))
                    .map(s -> OptionDescriptions.describe(s, topology))
                    .toList())
            .build();
    return withTier(answer, Environment.Tier.WEB);
  }

  private static boolean isRequested(List<OptionSpecification> requested, OptionSpec spec) {
    return requested.isEmpty()
        || requested.stream()
            .anyMatch(
                w ->
                    (w.namespace() == null || w.namespace().equalsIgnoreCase(spec.namespace()))
                        && (w.optionName() == null
                            || w.optionName().equalsIgnoreCase(spec.option())));
  }

  private SdkPojo validate(ValidateConfigurationSettingsRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    if (request.environmentName() != null && request.templateName() != null)
      throw BeanstalkErrors.invalidParameterCombination(
          "EnvironmentName and TemplateName cannot both be specified.");
    Map<OptionKey, String> base = new TreeMap<>();
    if (request.environmentName() != null)
      base.putAll(context.environment(null, request.environmentName()).options);
    var template = EnvironmentHandlers.findTemplate(application, request.templateName());
    if (template != null) base.putAll(template.options);
    var changed = OptionSettings.parse(context, request.optionSettings());
    var merged = OptionSettings.merge(context, base, changed, List.of());
    return ValidateConfigurationSettingsResponse.builder()
        .messages(
            context.backend().validator().validate(changed, merged).stream()
                .map(
                    v ->
                        ValidationMessage.builder()
                            .message(v.message())
                            .severity(ValidationSeverity.ERROR)
                            .namespace(v.namespace())
                            .optionName(v.option())
                            .build())
                .toList())
        .build();
  }

  private SdkPojo deleteDraft(DeleteEnvironmentConfigurationRequest request, CallContext context) {
    context.application(request.applicationName());
    var environment = context.environment(null, request.environmentName());
    var draft = environment.draft;
    if (draft != null && draft.status().equals("pending"))
      throw BeanstalkErrors.invalidState(environment.name, "Ready");
    environment.draft = null;
    return DeleteEnvironmentConfigurationResponse.builder().build();
  }
}
