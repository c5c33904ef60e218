package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionSpec;
import kr.mambo.beanstalk.emulator.beanstalk.options.ReadBack;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Template;
import kr.mambo.beanstalk.emulator.query.Members;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Settings of environments and saved configurations, and the catalogue of options. */
final class SettingsCalls {

  void register(Operations operations) {
    operations.on(DescribeConfigurationSettingsRequest.class, this::describe);
    operations.on(DescribeConfigurationOptionsRequest.class, this::options);
    operations.on(ValidateConfigurationSettingsRequest.class, this::validate);
    operations.on(DeleteEnvironmentConfigurationRequest.class, this::deleteDraft);
  }

  private SdkPojo describe(DescribeConfigurationSettingsRequest request, Context context) {
    var application = context.application(request.applicationName());
    exactlyOne(request.environmentName(), request.templateName());
    if (request.templateName() != null) {
      var template = EnvironmentCalls.template(application, request.templateName());
      return answer(
          template == null
              ? List.of()
              : List.of(
                  tiered(template(context, application.name, template), Environment.Tier.WEB)));
    }
    var environment = context.environment(null, request.environmentName());
    if (!environment.application.equals(application.name))
      throw Refusals.value(
          "No Environment found for EnvironmentName = '" + environment.name + "'.");
    return answer(sets(context, environment));
  }

  private static void exactlyOne(@Nullable String environment, @Nullable String template) {
    if (environment != null && template != null)
      throw Refusals.combination("EnvironmentName and TemplateName cannot both be specified.");
    if (environment == null && template == null)
      throw Refusals.missing("Either EnvironmentName or TemplateName must be specified.");
  }

  private static SdkPojo answer(List<Members> sets) {
    return Members.of(DescribeConfigurationSettingsResponse.builder().build())
        .with("ConfigurationSettings", sets);
  }

  /** The tier is sent although the public model has no member for it: eb reads it. */
  private static Members tiered(SdkPojo description, Environment.Tier tier) {
    return Members.of(description).with("Tier", Descriptions.tier(tier));
  }

  /** The deployed set, and where there is one the draft. */
  private static List<Members> sets(Context context, Environment environment) {
    var sets = new ArrayList<Members>();
    var deployed =
        set(context, environment, environment.platform, environment.options)
            .deploymentStatus("deployed")
            .dateCreated(environment.created)
            .dateUpdated(environment.updated)
            .build();
    sets.add(tiered(deployed, environment.tier));
    var draft = environment.draft;
    if (draft != null)
      sets.add(
          tiered(
              set(context, environment, draft.platform(), draft.options())
                  .deploymentStatus(draft.status())
                  .dateCreated(draft.created())
                  .dateUpdated(draft.updated())
                  .build(),
              environment.tier));
    return sets;
  }

  private static ConfigurationSettingsDescription.Builder set(
      Context context, Environment environment, String stack, Map<OptionKey, String> options) {
    var resources = environment.resources;
    var settings = new Settings(context.shop().catalogue(), options);
    var platform = context.shop().platforms().stack(stack);
    var facts =
        new ReadBack.Facts(
            environment.region,
            platform.map(Platform::version).orElse(""),
            image(stack),
            resources == null ? "" : resources.securityGroup(),
            resources == null || resources.loadBalancerSecurityGroup() == null
                ? ""
                : resources.loadBalancerSecurityGroup(),
            false);
    return ConfigurationSettingsDescription.builder()
        .solutionStackName(stack)
        .platformArn(platform.map(p -> p.arn(environment.region)).orElse(null))
        .applicationName(environment.application)
        .environmentName(environment.name)
        .description(environment.description)
        .optionSettings(new ReadBack(facts, settings).list());
  }

  /** Every platform version has a machine image of its own. */
  private static String image(String stack) {
    return "ami-0%016x".formatted(stack.hashCode() * 0x9E3779B97F4A7C15L);
  }

  static ConfigurationSettingsDescription template(
      Context context, String application, Template template) {
    var platform = context.shop().platforms().stack(template.platform);
    var facts =
        new ReadBack.Facts(
            context.region().name,
            platform.map(Platform::version).orElse(""),
            image(template.platform),
            "",
            "{\"Ref\":\"AWSEBLoadBalancerSecurityGroup\"}",
            true);
    return ConfigurationSettingsDescription.builder()
        .solutionStackName(template.platform)
        .platformArn(platform.map(p -> p.arn(context.region().name)).orElse(null))
        .applicationName(application)
        .templateName(template.name)
        .description(template.description)
        .dateCreated(template.created)
        .dateUpdated(template.updated)
        .optionSettings(
            new ReadBack(facts, new Settings(context.shop().catalogue(), template.options)).list())
        .build();
  }

  private SdkPojo options(DescribeConfigurationOptionsRequest request, Context context) {
    Map<OptionKey, String> written = new TreeMap<>();
    var stack = request.solutionStackName();
    if (request.environmentName() != null) {
      var environment = context.environment(null, request.environmentName());
      written.putAll(environment.options);
      stack = environment.platform;
    } else if (request.templateName() != null) {
      if (request.applicationName() == null)
        throw Refusals.missing("ApplicationName must be specified with TemplateName.");
      var template =
          EnvironmentCalls.template(
              context.application(request.applicationName()), request.templateName());
      if (template != null) {
        written.putAll(template.options);
        stack = template.platform;
      }
    } else {
      stack =
          PlatformChoice.of(context, stack, request.platformArn())
              .map(Platform::stack)
              .orElseThrow(
                  () ->
                      Refusals.missing(
                          "EnvironmentName, TemplateName, SolutionStackName or PlatformArn must be"
                              + " specified."));
    }
    var shape = new Settings(context.shop().catalogue(), written).shape();
    var answer =
        DescribeConfigurationOptionsResponse.builder()
            .solutionStackName(stack)
            .platformArn(
                context
                    .shop()
                    .platforms()
                    .stack(stack)
                    .map(p -> p.arn(context.region().name))
                    .orElse(null))
            .options(
                context.shop().catalogue().listed(shape, written).stream()
                    .filter(s -> asked(request.options(), s))
                    .map(s -> OptionDescriptions.of(s, shape))
                    .toList())
            .build();
    return tiered(answer, Environment.Tier.WEB);
  }

  private static boolean asked(List<OptionSpecification> wanted, OptionSpec spec) {
    return wanted.isEmpty()
        || wanted.stream()
            .anyMatch(
                w ->
                    (w.namespace() == null || w.namespace().equalsIgnoreCase(spec.namespace()))
                        && (w.optionName() == null
                            || w.optionName().equalsIgnoreCase(spec.option())));
  }

  private SdkPojo validate(ValidateConfigurationSettingsRequest request, Context context) {
    var application = context.application(request.applicationName());
    if (request.environmentName() != null && request.templateName() != null)
      throw Refusals.combination("EnvironmentName and TemplateName cannot both be specified.");
    Map<OptionKey, String> base = new TreeMap<>();
    if (request.environmentName() != null)
      base.putAll(context.environment(null, request.environmentName()).options);
    var template = EnvironmentCalls.template(application, request.templateName());
    if (template != null) base.putAll(template.options);
    var changed = Options.read(context, request.optionSettings());
    var merged = Options.merge(context, base, changed, List.of());
    return ValidateConfigurationSettingsResponse.builder()
        .messages(
            context.shop().validator().check(changed, merged).stream()
                .map(
                    v ->
                        ValidationMessage.builder()
                            .message(v.text())
                            .severity(ValidationSeverity.ERROR)
                            .namespace(v.namespace())
                            .optionName(v.option())
                            .build())
                .toList())
        .build();
  }

  private SdkPojo deleteDraft(DeleteEnvironmentConfigurationRequest request, Context context) {
    context.application(request.applicationName());
    var environment = context.environment(null, request.environmentName());
    var draft = environment.draft;
    if (draft != null && draft.status().equals("pending"))
      throw Refusals.mustBe(environment.name, "Ready");
    environment.draft = null;
    return DeleteEnvironmentConfigurationResponse.builder().build();
  }
}
