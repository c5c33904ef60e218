package kr.mambo.beanstalk.emulator.beanstalk.call;

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
final class ApplicationCalls {

  void register(Operations operations) {
    operations.on(CreateApplicationRequest.class, this::create);
    operations.on(DescribeApplicationsRequest.class, this::describe);
    operations.on(UpdateApplicationRequest.class, this::update);
    operations.on(UpdateApplicationResourceLifecycleRequest.class, this::lifecycle);
    operations.on(DeleteApplicationRequest.class, this::delete);
  }

  private SdkPojo create(CreateApplicationRequest request, Context context) {
    var name = request.applicationName();
    if (context.region().applications.containsKey(name))
      throw Refusals.value("Application " + name + " already exists.");
    var application = create(context, name, request.description(), tags(request.tags()));
    if (request.resourceLifecycleConfig() != null)
      application.lifecycle = lifecycle(application.lifecycle, request.resourceLifecycleConfig());
    return CreateApplicationResponse.builder()
        .application(Descriptions.application(context, application))
        .build();
  }

  static Application create(
      Context context, String name, @Nullable String description, Map<String, String> tags) {
    var region = context.region();
    if (name.contains("/"))
      throw Refusals.value("Application name may not contain the character '/'.");
    if (region.applications.size() >= context.shop().rules().limits().applications())
      throw Refusals.tooMany(
          "Applications",
          "Cannot create the application %s because you have reached the maximum number of applications allowed: %d."
              .formatted(name, context.shop().rules().limits().applications()));
    var application = new Application();
    application.name = name;
    application.description = description;
    application.created = context.now();
    application.updated = context.now();
    application.tags = new TreeMap<>(tags);
    region.applications.put(name, application);
    context.shop().world().touch(region, application);
    context
        .shop()
        .scribe()
        .say(region, application, null, "Created new Application: " + name, context.requestId());
    return application;
  }

  static Map<String, String> tags(List<Tag> tags) {
    var map = new TreeMap<String, String>();
    tags.forEach(t -> map.put(t.key(), Objects.requireNonNullElse(t.value(), "")));
    Tags.check(map);
    return map;
  }

  private SdkPojo describe(DescribeApplicationsRequest request, Context context) {
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

  private SdkPojo update(UpdateApplicationRequest request, Context context) {
    var application = context.application(request.applicationName());
    if (request.description() != null) application.description = request.description();
    application.updated = context.now();
    return UpdateApplicationResponse.builder()
        .application(Descriptions.application(context, application))
        .build();
  }

  private SdkPojo lifecycle(UpdateApplicationResourceLifecycleRequest request, Context context) {
    var application = context.application(request.applicationName());
    application.lifecycle = lifecycle(application.lifecycle, request.resourceLifecycleConfig());
    application.updated = context.now();
    return UpdateApplicationResourceLifecycleResponse.builder()
        .applicationName(application.name)
        .resourceLifecycleConfig(Descriptions.lifecycle(application.lifecycle))
        .build();
  }

  private static Lifecycle lifecycle(Lifecycle current, ApplicationResourceLifecycleConfig wanted) {
    var role =
        wanted.serviceRole() == null || wanted.serviceRole().isEmpty()
            ? current.serviceRole()
            : wanted.serviceRole();
    var config = wanted.versionLifecycleConfig();
    var count = config == null ? null : config.maxCountRule();
    var age = config == null ? null : config.maxAgeRule();
    var result =
        new Lifecycle(
            role,
            count == null
                ? current.maxCount()
                : rule(
                    "MaxCount",
                    count.enabled(),
                    count.maxCount(),
                    count.deleteSourceFromS3(),
                    current.maxCount()),
            age == null
                ? current.maxAge()
                : rule(
                    "MaxAgeInDays",
                    age.enabled(),
                    age.maxAgeInDays(),
                    age.deleteSourceFromS3(),
                    current.maxAge()));
    boolean enabled = result.maxCount().enabled() || result.maxAge().enabled();
    if (enabled && (role == null || !role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")))
      throw Refusals.value("Parameter ServiceRole is invalid. Must be a valid IAM Role ARN.");
    if (result.maxCount().enabled() && result.maxAge().enabled())
      throw Refusals.value("MaxCountRule and MaxAgeRule cannot both be enabled.");
    return result;
  }

  private static Rule rule(
      String name,
      boolean enabled,
      @Nullable Integer limit,
      @Nullable Boolean deleteSource,
      Rule current) {
    if (limit != null && limit < 1)
      throw Refusals.value(
          "Parameter '%s' is invalid. Must be a non-zero positive number.".formatted(name));
    return new Rule(
        enabled,
        Objects.requireNonNullElse(limit, current.limit()),
        Objects.requireNonNullElse(deleteSource, current.deleteSource()));
  }

  private SdkPojo delete(DeleteApplicationRequest request, Context context) {
    var application = context.application(request.applicationName());
    var running = context.region().live(application).toList();
    boolean force = Boolean.TRUE.equals(request.terminateEnvByForce());
    if (!running.isEmpty() && !force)
      throw Refusals.busy(
          "Unable to delete application %s because it has running environments: %s"
              .formatted(
                  application.name,
                  String.join(", ", running.stream().map(e -> e.name).sorted().toList())));
    for (var environment : running)
      if (environment.status != Status.Terminating)
        context.shop().works().terminate(environment, context.requestId());
    context.region().applications.remove(application.name);
    context.shop().world().touch(context.region(), application);
    context
        .shop()
        .scribe()
        .say(
            context.region(),
            application,
            null,
            "The application has been deleted successfully.",
            context.requestId());
    return DeleteApplicationResponse.builder().build();
  }
}
