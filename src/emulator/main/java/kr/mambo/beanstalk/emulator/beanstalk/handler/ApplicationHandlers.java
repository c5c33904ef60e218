package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application.Lifecycle;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application.Lifecycle.Rule;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Applications. */
final class ApplicationHandlers {

  void register(HandlerRegistry registry) {
    registry.register(CreateApplicationRequest.class, this::create);
    registry.register(DescribeApplicationsRequest.class, this::describe);
    registry.register(UpdateApplicationRequest.class, this::update);
    registry.register(UpdateApplicationResourceLifecycleRequest.class, this::updateLifecycle);
    registry.register(DeleteApplicationRequest.class, this::delete);
  }

  private SdkPojo create(CreateApplicationRequest request, CallContext context) {
    var name = request.applicationName();
    if (context.region().applications.containsKey(name))
      throw BeanstalkErrors.invalidParameterValue("Application " + name + " already exists.");
    var application = create(context, name, request.description(), validatedTags(request.tags()));
    if (request.resourceLifecycleConfig() != null)
      application.lifecycle =
          updateLifecycle(application.lifecycle, request.resourceLifecycleConfig());
    return CreateApplicationResponse.builder()
        .application(Descriptions.application(context, application))
        .build();
  }

  static Application create(
      CallContext context, String name, @Nullable String description, Map<String, String> tags) {
    var region = context.region();
    if (name.contains("/"))
      throw BeanstalkErrors.invalidParameterValue(
          "Application name may not contain the character '/'.");
    if (region.applications.size() >= context.backend().rules().quotas().applications())
      throw BeanstalkErrors.tooMany(
          "Applications",
          "Cannot create the application %s because you have reached the maximum number of applications allowed: %d."
              .formatted(name, context.backend().rules().quotas().applications()));
    var application = new Application();
    application.name = name;
    application.description = description;
    application.createdAt = context.now();
    application.updatedAt = context.now();
    application.tags = new TreeMap<>(tags);
    region.applications.put(name, application);
    context.backend().state().markChanged(region, application);
    context
        .backend()
        .events()
        .record(region, application, null, "Created new Application: " + name, context.requestId());
    return application;
  }

  static Map<String, String> validatedTags(List<Tag> tags) {
    var map = new TreeMap<String, String>();
    tags.forEach(t -> map.put(t.key(), Objects.requireNonNullElse(t.value(), "")));
    TagValidator.validate(map);
    return map;
  }

  private SdkPojo describe(DescribeApplicationsRequest request, CallContext context) {
    return DescribeApplicationsResponse.builder()
        .applications(
            context.region().applications.values().stream()
                .filter(
                    a ->
                        request.applicationNames().isEmpty()
                            || request.applicationNames().contains(a.name))
                .map(a -> Descriptions.application(context, a))
                .toList())
        .build();
  }

  private SdkPojo update(UpdateApplicationRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    if (request.description() != null) application.description = request.description();
    application.updatedAt = context.now();
    return UpdateApplicationResponse.builder()
        .application(Descriptions.application(context, application))
        .build();
  }

  private SdkPojo updateLifecycle(
      UpdateApplicationResourceLifecycleRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    application.lifecycle =
        updateLifecycle(application.lifecycle, request.resourceLifecycleConfig());
    application.updatedAt = context.now();
    return UpdateApplicationResourceLifecycleResponse.builder()
        .applicationName(application.name)
        .resourceLifecycleConfig(Descriptions.lifecycle(application.lifecycle))
        .build();
  }

  private static Lifecycle updateLifecycle(
      Lifecycle current, ApplicationResourceLifecycleConfig requested) {
    var role =
        requested.serviceRole() == null || requested.serviceRole().isEmpty()
            ? current.serviceRole()
            : requested.serviceRole();
    var config = requested.versionLifecycleConfig();
    var count = config == null ? null : config.maxCountRule();
    var age = config == null ? null : config.maxAgeRule();
    var result =
        new Lifecycle(
            role,
            count == null
                ? current.maxCountRule()
                : mergeRule(
                    "MaxCount",
                    count.enabled(),
                    count.maxCount(),
                    count.deleteSourceFromS3(),
                    current.maxCountRule()),
            age == null
                ? current.maxAgeRule()
                : mergeRule(
                    "MaxAgeInDays",
                    age.enabled(),
                    age.maxAgeInDays(),
                    age.deleteSourceFromS3(),
                    current.maxAgeRule()));
    boolean enabled = result.maxCountRule().enabled() || result.maxAgeRule().enabled();
    if (enabled && (role == null || !role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")))
      throw BeanstalkErrors.invalidParameterValue(
          "Parameter ServiceRole is invalid. Must be a valid IAM Role ARN.");
    if (result.maxCountRule().enabled() && result.maxAgeRule().enabled())
      throw BeanstalkErrors.invalidParameterValue(
          "MaxCountRule and MaxAgeRule cannot both be enabled.");
    return result;
  }

  private static Rule mergeRule(
      String name,
      boolean enabled,
      @Nullable Integer limit,
      @Nullable Boolean deleteSource,
      Rule current) {
    if (limit != null && limit < 1)
      throw BeanstalkErrors.invalidParameterValue(
          "Parameter '%s' is invalid. Must be a non-zero positive number.".formatted(name));
    return new Rule(
        enabled,
        Objects.requireNonNullElse(limit, current.limit()),
        Objects.requireNonNullElse(deleteSource, current.deleteSource()));
  }

  private SdkPojo delete(DeleteApplicationRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var running = context.region().live(application).toList();
    boolean force = Boolean.TRUE.equals(request.terminateEnvByForce());
    if (!running.isEmpty() && !force)
      throw BeanstalkErrors.operationInProgress(
          "Unable to delete application %s because it has running environments: %s"
              .formatted(
                  application.name,
                  String.join(", ", running.stream().map(e -> e.name).sorted().toList())));
    for (var environment : running)
      if (environment.status != Status.Terminating)
        context.backend().operations().terminate(environment, context.requestId());
    context.region().applications.remove(application.name);
    context.backend().state().markChanged(context.region(), application);
    context
        .backend()
        .events()
        .record(
            context.region(),
            application,
            null,
            "The application has been deleted successfully.",
            context.requestId());
    return DeleteApplicationResponse.builder().build();
  }
}
