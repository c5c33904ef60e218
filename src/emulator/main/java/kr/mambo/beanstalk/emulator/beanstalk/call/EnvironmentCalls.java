package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Template;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Making and listing environments. */
final class EnvironmentCalls {
  /** How long terminated environments are still listed. */
  private static final Duration VISIBLE = Duration.ofHours(1);

  /** How far back terminated environments can be asked for. */
  private static final Duration KNOWN = Duration.ofDays(42);

  void register(Operations operations) {
    operations.on(CreateEnvironmentRequest.class, this::create);
    operations.on(DescribeEnvironmentsRequest.class, this::describe);
    operations.on(CheckDnsAvailabilityRequest.class, this::checkDns);
    operations.on(ComposeEnvironmentsRequest.class, this::compose);
  }

  private SdkPojo create(CreateEnvironmentRequest request, Context context) {
    var application = context.application(request.applicationName());
    var environment = new Environment();
    environment.name = name(request.environmentName(), context);
    environment.application = application.name;
    environment.account = context.region().account;
    environment.region = context.region().name;
    environment.description = request.description();
    environment.group = request.groupName();
    environment.operationsRole = request.operationsRole();
    environment.tier = tier(request.tier());
    environment.tags = ApplicationCalls.tags(request.tags());
    var template = template(application, request.templateName());
    environment.template = request.templateName();
    environment.platform = platform(request, context, template);
    if (request.versionLabel() != null)
      environment.label = context.knownVersion(application, request.versionLabel()).label;
    environment.options = options(request, context, template);
    environment.cname = cname(request, context, environment.name);
    room(context, environment.name);
    start(environment, context);
    var answer =
        Descriptions.environment(context, environment).toBuilder().healthStatus((String) null);
    if (request.cnamePrefix() == null) answer.cname(null);
    return Copy.into(CreateEnvironmentResponse.builder(), answer.build()).build();
  }

  private static void start(Environment environment, Context context) {
    environment.id = context.shop().names().environmentId();
    environment.created = context.now();
    environment.updated = context.now();
    context.region().add(environment);
    context.shop().world().touch(environment);
    context.shop().works().create(environment, context.requestId());
  }

  private static String name(@Nullable String name, Context context) {
    if (name == null) throw Refusals.missing("EnvironmentName must be specified.");
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"))
      throw Refusals.value(
          "Value "
              + name
              + " at 'EnvironmentName' failed to satisfy constraint: Member must contain only"
              + " letters, digits, and the dash character and may not start or end with a dash");
    if (context.region().live(name).isPresent())
      throw Refusals.value("Environment " + name + " already exists.");
    return name;
  }

  private static Environment.Tier tier(@Nullable EnvironmentTier tier) {
    if (tier == null || tier.name() == null) return Environment.Tier.WEB;
    var type =
        Objects.requireNonNullElse(
            tier.type(), tier.name().equals("Worker") ? "SQS/HTTP" : "Standard");
    boolean web = tier.name().equals("WebServer") && type.equals("Standard");
    boolean worker = tier.name().equals("Worker") && type.equals("SQS/HTTP");
    if (!web && !worker)
      throw Refusals.value("Tier '%s' of type '%s' is not supported.".formatted(tier.name(), type));
    var version = tier.version() == null || tier.version().isBlank() ? "1.0" : tier.version();
    return new Environment.Tier(tier.name(), type, version);
  }

  static @Nullable Template template(Application application, @Nullable String name) {
    if (name == null) return null;
    var template = application.templates.get(name);
    if (template == null) throw Refusals.noTemplate(name);
    return template;
  }

  private static String platform(
      CreateEnvironmentRequest request, Context context, @Nullable Template template) {
    var named = PlatformChoice.of(context, request.solutionStackName(), request.platformArn());
    if (named.isPresent()) return named.get().stack();
    var copied = PlatformChoice.copied(context);
    if (copied.isPresent()) return copied.get().platform;
    if (template == null)
      throw Refusals.value("Unable to determine base for template pack (no solution stack)");
    return template.platform;
  }

  private static Map<OptionKey, String> options(
      CreateEnvironmentRequest request, Context context, @Nullable Template template) {
    var changed = Options.read(context, request.optionSettings());
    var base =
        template == null
            ? PlatformChoice.copied(context).map(e -> e.options).orElseGet(TreeMap::new)
            : template.options;
    var merged = Options.merge(context, base, changed, request.optionsToRemove());
    Options.check(context, changed, merged);
    return merged;
  }

  private static String cname(
      CreateEnvironmentRequest request, Context context, String environmentName) {
    var prefix = request.cnamePrefix();
    if (prefix == null) return Hostnames.given(context, environmentName);
    if (!Hostnames.valid(prefix)) throw Refusals.value("DNS name (" + prefix + ") is invalid.");
    if (!Hostnames.free(context, prefix))
      throw Refusals.value("DNS name (" + prefix + ") is not available.");
    return Hostnames.wanted(context, prefix);
  }

  private static void room(Context context, String name) {
    int limit = context.shop().rules().limits().environments();
    if (context.region().live().count() >= limit)
      throw Refusals.tooMany(
          "Environments",
          "Cannot create the environment %s because you have reached the maximum number of environments allowed: %d."
              .formatted(name, limit));
  }

  private SdkPojo describe(DescribeEnvironmentsRequest request, Context context) {
    var found =
        candidates(request, context)
            .filter(e -> visible(request, context, e))
            .filter(e -> same(request.applicationName(), e.application))
            .filter(e -> same(request.versionLabel(), e.label))
            .filter(e -> any(request.environmentNames(), e.name))
            .toList();
    var page = Pages.of(found, request.maxRecords(), request.nextToken());
    return DescribeEnvironmentsResponse.builder()
        .environments(page.items().stream().map(e -> Descriptions.environment(context, e)).toList())
        .nextToken(page.next())
        .build();
  }

  private static Stream<Environment> candidates(
      DescribeEnvironmentsRequest request, Context context) {
    var all = context.region().environments;
    if (request.environmentIds().isEmpty()) return all.values().stream();
    return request.environmentIds().stream()
        .distinct()
        .flatMap(id -> Stream.ofNullable(all.get(id)));
  }

  private static boolean same(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static boolean any(List<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.contains(actual);
  }

  /** Left out, IncludeDeleted is true: environments stay for an hour, or as far back as asked. */
  private static boolean visible(
      DescribeEnvironmentsRequest request, Context context, Environment environment) {
    if (environment.alive()) return true;
    if (Boolean.FALSE.equals(request.includeDeleted()) || environment.terminated == null)
      return false;
    var timeline = context.shop().timeline();
    var oldest = context.now().minus(timeline.scaled(KNOWN));
    var since =
        request.includedDeletedBackTo() == null
            ? context.now().minus(timeline.scaled(VISIBLE))
            : request.includedDeletedBackTo();
    return !environment.terminated.isBefore(since.isBefore(oldest) ? oldest : since);
  }

  private SdkPojo checkDns(CheckDnsAvailabilityRequest request, Context context) {
    var prefix = request.cnamePrefix();
    return CheckDnsAvailabilityResponse.builder()
        .available(Hostnames.valid(prefix) && Hostnames.free(context, prefix))
        .fullyQualifiedCNAME(Hostnames.wanted(context, prefix))
        .build();
  }

  /** Groups of environments need an env.yaml in each bundle, which no bundle here is asked for. */
  private SdkPojo compose(ComposeEnvironmentsRequest request, Context context) {
    if (request.applicationName() == null)
      throw Refusals.missing("ApplicationName must be specified.");
    var application = context.application(request.applicationName());
    for (var label : request.versionLabels()) context.knownVersion(application, label);
    if (!request.versionLabels().isEmpty())
      throw Refusals.value(
          "Application version '%s' does not contain an env.yaml environment manifest."
              .formatted(request.versionLabels().getFirst()));
    return ComposeEnvironmentsResponse.builder().environments(List.of()).build();
  }
}
