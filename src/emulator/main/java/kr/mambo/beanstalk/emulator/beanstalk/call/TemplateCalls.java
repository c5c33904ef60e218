package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.Template;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Saved configurations. */
final class TemplateCalls {

  void register(Operations operations) {
    operations.on(CreateConfigurationTemplateRequest.class, this::create);
    operations.on(UpdateConfigurationTemplateRequest.class, this::update);
    operations.on(DeleteConfigurationTemplateRequest.class, this::delete);
  }

  /** What a new template starts from. */
  private record Base(String platform, Map<OptionKey, String> options) {}

  private SdkPojo create(CreateConfigurationTemplateRequest request, Context context) {
    var application = context.application(request.applicationName());
    var name = request.templateName();
    if (application.templates.containsKey(name))
      throw Refusals.value("Configuration Template " + name + " already exists.");
    room(context, name);
    var base = base(request, context);
    var template = new Template();
    template.name = name;
    template.description = request.description();
    template.platform = base.platform;
    template.created = context.now();
    template.updated = context.now();
    template.tags = ApplicationCalls.tags(request.tags());
    var changed = Options.read(context, request.optionSettings());
    template.options = Options.merge(context, base.options, changed, List.of());
    Options.check(context, changed, template.options);
    application.templates.put(name, template);
    TemplateFile.write(context, application.name, template);
    return Copy.into(
            CreateConfigurationTemplateResponse.builder(),
            SettingsCalls.template(context, application.name, template))
        .build();
  }

  private static void room(Context context, String name) {
    int all =
        context.region().applications.values().stream().mapToInt(a -> a.templates.size()).sum();
    int limit = context.shop().rules().limits().templates();
    if (all >= limit)
      throw Refusals.tooMany(
          "ConfigurationTemplates",
          "Cannot create the configuration template %s because you have reached the maximum number of configuration templates allowed: %d."
              .formatted(name, limit));
  }

  private static Base base(CreateConfigurationTemplateRequest request, Context context) {
    var platform =
        PlatformChoice.of(context, request.solutionStackName(), request.platformArn())
            .map(Platform::stack)
            .orElse(null);
    Base base = null;
    var source = request.sourceConfiguration();
    if (source != null) base = copied(source, context);
    else if (request.environmentId() != null) {
      var environment = context.anyEnvironment(request.environmentId(), null);
      base = new Base(environment.platform, environment.options);
    }
    if (base == null)
      base = PlatformChoice.copied(context).map(e -> new Base(e.platform, e.options)).orElse(null);
    if (base == null && platform == null)
      throw Refusals.combination(
          "You must specify either SolutionStackName or SourceConfiguration or EnvironmentId");
    return base(base, platform);
  }

  private static Base base(@Nullable Base base, @Nullable String platform) {
    if (base == null) return new Base(platform == null ? "" : platform, new TreeMap<>());
    return platform == null ? base : new Base(platform, base.options);
  }

  private static Base copied(SourceConfiguration source, Context context) {
    if (source.applicationName() == null || source.templateName() == null)
      throw Refusals.combination(
          "SourceConfiguration needs both ApplicationName and TemplateName.");
    var from = template(context.application(source.applicationName()), source.templateName());
    return new Base(from.platform, from.options);
  }

  private static Template template(Application application, String name) {
    var template = application.templates.get(name);
    if (template == null) throw Refusals.noTemplate(name);
    return template;
  }

  private SdkPojo update(UpdateConfigurationTemplateRequest request, Context context) {
    var application = context.application(request.applicationName());
    var template = template(application, request.templateName());
    var changed = Options.read(context, request.optionSettings());
    var merged = Options.merge(context, template.options, changed, request.optionsToRemove());
    Options.check(context, changed, merged);
    template.options = merged;
    if (request.description() != null) template.description = request.description();
    template.updated = context.now();
    TemplateFile.write(context, application.name, template);
    return Copy.into(
            UpdateConfigurationTemplateResponse.builder(),
            SettingsCalls.template(context, application.name, template))
        .build();
  }

  private SdkPojo delete(DeleteConfigurationTemplateRequest request, Context context) {
    var application = context.application(request.applicationName());
    template(application, request.templateName());
    boolean busy =
        context
            .region()
            .live(application)
            .anyMatch(e -> e.operation != null && request.templateName().equals(e.template));
    if (busy)
      throw Refusals.busy(
          "Unable to delete configuration template %s because an environment is being updated with it."
              .formatted(request.templateName()));
    application.templates.remove(request.templateName());
    TemplateFile.delete(context, application.name, request.templateName());
    return DeleteConfigurationTemplateResponse.builder().build();
  }
}
