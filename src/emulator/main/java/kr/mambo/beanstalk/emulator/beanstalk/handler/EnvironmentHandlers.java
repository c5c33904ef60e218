package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ConfigurationTemplate;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Making and listing environments. */
final class EnvironmentHandlers {
  /** How long terminated environments are still listed. */
  private static final Duration LISTED_AFTER_TERMINATION = Duration.ofHours(1);

  /** How far back terminated environments can be asked for. */
  private static final Duration TERMINATED_RETENTION = Duration.ofDays(42);

  void register(HandlerRegistry registry) {
    registry.register(CreateEnvironmentRequest.class, this::create);
    registry.register(DescribeEnvironmentsRequest.class, this::describe);
    registry.register(CheckDnsAvailabilityRequest.class, this::checkDns);
    registry.register(ComposeEnvironmentsRequest.class, this::compose);
  }

  private SdkPojo create(CreateEnvironmentRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var environment = new Environment();
    environment.name = requireAvailableName(request.environmentName(), context);
    environment.applicationName = application.name;
    environment.account = context.region().account;
    environment.region = context.region().name;
    environment.description = request.description();
    environment.groupName = request.groupName();
    environment.operationsRole = request.operationsRole();
    environment.tier = parseTier(request.tier());
    environment.tags = ApplicationHandlers.validatedTags(request.tags());
    var template = findTemplate(application, request.templateName());
    environment.templateName = request.templateName();
    environment.solutionStack = resolvePlatform(request, context, template);
    if (request.versionLabel() != null)
      environment.versionLabel = context.visibleVersion(application, request.versionLabel()).label;
    environment.options = resolveOptions(request, context, template);
    environment.cname = resolveCname(request, context, environment.name);
    requireQuota(context, environment.name);
    launch(environment, context);
    var answer =
        Descriptions.environment(context, environment).toBuilder().healthStatus((String) null);
    if (request.cnamePrefix() == null) answer.cname(null);
    return SdkPojoCopier.copy(CreateEnvironmentResponse.builder(), answer.build()).build();
  }

  private static void launch(Environment environment, CallContext context) {
    environment.id = context.backend().ids().nextEnvironmentId();
    environment.createdAt = context.now();
    environment.updatedAt = context.now();
    context.region().add(environment);
    context.backend().state().markChanged(environment);
    context.backend().operations().create(environment, context.requestId());
  }

  private static String requireAvailableName(@Nullable String name, CallContext context) {
    if (name == null) throw BeanstalkErrors.missingParameter("EnvironmentName must be specified.");
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"))
      throw BeanstalkErrors.invalidParameterValue(
          "Value "
              + name
              + " at 'EnvironmentName' failed to satisfy constraint: Member must contain only"
              + " letters, digits, and the dash character and may not start or end with a dash");
    if (context.region().live(name).isPresent())
      throw BeanstalkErrors.invalidParameterValue("Environment " + name + " already exists.");
    return name;
  }

  private static Environment.Tier parseTier(@Nullable EnvironmentTier tier) {
    if (tier == null || tier.name() == null) return Environment.Tier.WEB;
    var type =
        Objects.requireNonNullElse(
            tier.type(), tier.name().equals("Worker") ? "SQS/HTTP" : "Standard");
    boolean web = tier.name().equals("WebServer") && type.equals("Standard");
    boolean worker = tier.name().equals("Worker") && type.equals("SQS/HTTP");
    if (!web && !worker)
      throw BeanstalkErrors.invalidParameterValue(
          "Tier '%s' of type '%s' is not supported.".formatted(tier.name(), type));
    var version = tier.version() == null || tier.version().isBlank() ? "1.0" : tier.version();
    return new Environment.Tier(tier.name(), type, version);
  }

  static @Nullable ConfigurationTemplate findTemplate(
      Application application, @Nullable String name) {
    if (name == null) return null;
    var template = application.templates.get(name);
    if (template == null) throw BeanstalkErrors.templateNotFound(name);
    return template;
  }

  private static String resolvePlatform(
      CreateEnvironmentRequest request,
      CallContext context,
      @Nullable ConfigurationTemplate template) {
    var named =
        PlatformResolver.resolve(context, request.solutionStackName(), request.platformArn());
    if (named.isPresent()) return named.get().solutionStack();
    var copied = PlatformResolver.sourceEnvironment(context);
    if (copied.isPresent()) return copied.get().solutionStack;
    if (template == null)
      throw BeanstalkErrors.invalidParameterValue(
          "Unable to determine base for template pack (no solution stack)");
    return template.solutionStack;
  }

  private static Map<OptionKey, String> resolveOptions(
      CreateEnvironmentRequest request,
      CallContext context,
      @Nullable ConfigurationTemplate template) {
    var changed = OptionSettings.parse(context, request.optionSettings());
    var base =
        template == null
            ? PlatformResolver.sourceEnvironment(context)
                .map(e -> e.options)
                .orElseGet(TreeMap::new)
            : template.options;
    var merged = OptionSettings.merge(context, base, changed, request.optionsToRemove());
    OptionSettings.validate(context, changed, merged);
    return merged;
  }

  private static String resolveCname(
      CreateEnvironmentRequest request, CallContext context, String environmentName) {
    var prefix = request.cnamePrefix();
    if (prefix == null) return Hostnames.generate(context, environmentName);
    if (!Hostnames.isValid(prefix))
      throw BeanstalkErrors.invalidParameterValue("DNS name (" + prefix + ") is invalid.");
    if (!Hostnames.isAvailable(context, prefix))
      throw BeanstalkErrors.invalidParameterValue("DNS name (" + prefix + ") is not available.");
    return Hostnames.withPrefix(context, prefix);
  }

  private static void requireQuota(CallContext context, String name) {
    int limit = context.backend().rules().quotas().environments();
    if (context.region().live().count() >= limit)
      throw BeanstalkErrors.tooMany(
          "Environments",
          "Cannot create the environment %s because you have reached the maximum number of environments allowed: %d."
              .formatted(name, limit));
  }

  private SdkPojo describe(DescribeEnvironmentsRequest request, CallContext context) {
    var found =
        candidates(request, context)
            .filter(e -> isVisible(request, context, e))
            .filter(e -> matches(request.applicationName(), e.applicationName))
            .filter(e -> matches(request.versionLabel(), e.versionLabel))
            .filter(e -> matchesAny(request.environmentNames(), e.name))
            .toList();
    var page = ResultPage.slice(found, request.maxRecords(), request.nextToken());
    return DescribeEnvironmentsResponse.builder()
        .environments(page.items().stream().map(e -> Descriptions.environment(context, e)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Stream<Environment> candidates(
      DescribeEnvironmentsRequest request, CallContext context) {
    var all = context.region().environments;
    if (request.environmentIds().isEmpty()) return all.values().stream();
    return request.environmentIds().stream()
        .distinct()
        .flatMap(id -> Stream.ofNullable(all.get(id)));
  }

  private static boolean matches(@Nullable String requested, @Nullable String actual) {
    return requested == null || requested.equals(actual);
  }

  private static boolean matchesAny(List<String> requested, String actual) {
    return requested.isEmpty() || requested.contains(actual);
  }

  /** Left out, IncludeDeleted is true: environments stay for an hour, or as far back as asked. */
  private static boolean isVisible(
      DescribeEnvironmentsRequest request, CallContext context, Environment environment) {
    if (environment.isAlive()) return true;
    if (Boolean.FALSE.equals(request.includeDeleted()) || environment.terminatedAt == null)
      return false;
    var timeline = context.backend().timeline();
    var oldest = context.now().minus(timeline.scale(TERMINATED_RETENTION));
    var since =
        request.includedDeletedBackTo() == null
            ? context.now().minus(timeline.scale(LISTED_AFTER_TERMINATION))
            : request.includedDeletedBackTo();
    return !environment.terminatedAt.isBefore(since.isBefore(oldest) ? oldest : since);
  }

  private SdkPojo checkDns(CheckDnsAvailabilityRequest request, CallContext context) {
    var prefix = request.cnamePrefix();
    return CheckDnsAvailabilityResponse.builder()
        .available(Hostnames.isValid(prefix) && Hostnames.isAvailable(context, prefix))
        .fullyQualifiedCNAME(Hostnames.withPrefix(context, prefix))
        .build();
  }

  /** Groups of environments need an env.yaml in each bundle, which no bundle here is asked for. */
  private SdkPojo compose(ComposeEnvironmentsRequest request, CallContext context) {
    if (request.applicationName() == null)
      throw BeanstalkErrors.missingParameter("ApplicationName must be specified.");
    var application = context.application(request.applicationName());
    for (var label : request.versionLabels()) context.visibleVersion(application, label);
    if (!request.versionLabels().isEmpty())
      throw BeanstalkErrors.invalidParameterValue(
          "Application version '%s' does not contain an env.yaml environment manifest."
              .formatted(request.versionLabels().getFirst()));
    return ComposeEnvironmentsResponse.builder().environments(List.of()).build();
  }
}
