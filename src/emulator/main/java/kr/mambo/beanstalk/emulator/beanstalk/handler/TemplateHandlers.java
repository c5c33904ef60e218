package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ConfigurationTemplate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Saved configurations. */
final class TemplateHandlers {

  void register(HandlerRegistry registry) {
    registry.register(CreateConfigurationTemplateRequest.class, this::create);
    registry.register(UpdateConfigurationTemplateRequest.class, this::update);
    registry.register(DeleteConfigurationTemplateRequest.class, this::delete);
  }

  /** What a new template starts from. */
  private record BaseConfiguration(String platform, Map<OptionKey, String> options) {}

  private SdkPojo create(CreateConfigurationTemplateRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var name = request.templateName();
    if (application.templates.containsKey(name))
      throw BeanstalkErrors.invalidParameterValue(
          "Configuration Template " + name + " already exists.");
    requireQuota(context, name);
    var base = resolveBase(request, context);
    var template = new ConfigurationTemplate();
    template.name = name;
    template.description = request.description();
    template.solutionStack = base.platform;
    template.createdAt = context.now();
    template.updatedAt = context.now();
    template.tags = ApplicationHandlers.validatedTags(request.tags());
    var changed = OptionSettings.parse(context, request.optionSettings());
    template.options = OptionSettings.merge(context, base.options, changed, List.of());
    OptionSettings.validate(context, changed, template.options);
    application.templates.put(name, template);
    SavedConfigurationFile.write(context, application.name, template);
    return SdkPojoCopier.copy(
            CreateConfigurationTemplateResponse.builder(),
            ConfigurationHandlers.describeTemplate(context, application.name, template))
        .build();
  }

  private static void requireQuota(CallContext context, String name) {
    int all =
        context.region().applications.values().stream().mapToInt(a -> a.templates.size()).sum();
    int limit = context.backend().rules().quotas().templates();
    if (all >= limit)
      throw BeanstalkErrors.tooMany(
          "ConfigurationTemplates",
          "Cannot create the configuration template %s because you have reached the maximum number of configuration templates allowed: %d."
              .formatted(name, limit));
  }

  private static BaseConfiguration resolveBase(
      CreateConfigurationTemplateRequest request, CallContext context) {
    var platform =
        PlatformResolver.resolve(context, request.solutionStackName(), request.platformArn())
            .map(PlatformVersion::solutionStack)
            .orElse(null);
    BaseConfiguration base = null;
    var source = request.sourceConfiguration();
    if (source != null) base = copyTemplate(source, context);
    else if (request.environmentId() != null) {
      var environment = context.environmentIncludingTerminated(request.environmentId(), null);
      base = new BaseConfiguration(environment.solutionStack, environment.options);
    }
    if (base == null)
      base =
          PlatformResolver.sourceEnvironment(context)
              .map(e -> new BaseConfiguration(e.solutionStack, e.options))
              .orElse(null);
    if (base == null && platform == null)
      throw BeanstalkErrors.invalidParameterCombination(
          "You must specify either SolutionStackName or SourceConfiguration or EnvironmentId");
    return resolveBase(base, platform);
  }

  private static BaseConfiguration resolveBase(
      @Nullable BaseConfiguration base, @Nullable String platform) {
    if (base == null)
      return new BaseConfiguration(platform == null ? "" : platform, new TreeMap<>());
    return platform == null ? base : new BaseConfiguration(platform, base.options);
  }

  private static BaseConfiguration copyTemplate(SourceConfiguration source, CallContext context) {
    if (source.applicationName() == null || source.templateName() == null)
      throw BeanstalkErrors.invalidParameterCombination(
          "SourceConfiguration needs both ApplicationName and TemplateName.");
    var sourceTemplate =
        requireTemplate(context.application(source.applicationName()), source.templateName());
    return new BaseConfiguration(sourceTemplate.solutionStack, sourceTemplate.options);
  }

  private static ConfigurationTemplate requireTemplate(Application application, String name) {
    var template = application.templates.get(name);
    if (template == null) throw BeanstalkErrors.templateNotFound(name);
    return template;
  }

  private SdkPojo update(UpdateConfigurationTemplateRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var template = requireTemplate(application, request.templateName());
    var changed = OptionSettings.parse(context, request.optionSettings());
    var merged =
        OptionSettings.merge(context, template.options, changed, request.optionsToRemove());
    OptionSettings.validate(context, changed, merged);
    template.options = merged;
    if (request.description() != null) template.description = request.description();
    template.updatedAt = context.now();
    SavedConfigurationFile.write(context, application.name, template);
    return SdkPojoCopier.copy(
            UpdateConfigurationTemplateResponse.builder(),
            ConfigurationHandlers.describeTemplate(context, application.name, template))
        .build();
  }

  private SdkPojo delete(DeleteConfigurationTemplateRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    requireTemplate(application, request.templateName());
    boolean busy =
        context
            .region()
            .live(application)
            .anyMatch(e -> e.operation != null && request.templateName().equals(e.templateName));
    if (busy)
      throw BeanstalkErrors.operationInProgress(
          "Unable to delete configuration template %s because an environment is being updated with it."
              .formatted(request.templateName()));
    application.templates.remove(request.templateName());
    SavedConfigurationFile.delete(context, application.name, request.templateName());
    return DeleteConfigurationTemplateResponse.builder().build();
  }
}
