package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.options.Shape;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.work.Works.Change;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.UpdateEnvironmentRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.UpdateEnvironmentResponse;

/** UpdateEnvironment: another version, other settings, another platform, in any combination. */
final class UpdateCalls {

  void register(Operations operations) {
    operations.on(UpdateEnvironmentRequest.class, this::update);
  }

  private SdkPojo update(UpdateEnvironmentRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    if (request.applicationName() != null
        && !request.applicationName().equals(environment.application))
      throw Refusals.value(
          "Environment named %s does not belong to application %s."
              .formatted(environment.name, request.applicationName()));
    if (environment.status != Status.Ready) throw Refusals.mustBe(environment.name, "Ready");
    tier(request, environment);
    var application = context.application(environment.application);
    var label =
        request.versionLabel() == null
            ? environment.label
            : context.knownVersion(application, request.versionLabel()).label;
    var platform = platform(request, context, environment);
    var options = options(request, context, environment);
    if (request.description() != null) environment.description = request.description();
    if (request.groupName() != null) environment.group = request.groupName();
    lag(context, environment);
    context
        .shop()
        .works()
        .update(
            environment,
            new Change(
                label,
                platform,
                options,
                request.templateName() == null ? environment.template : request.templateName(),
                request.versionLabel() != null),
            context.requestId());
    var answer = Descriptions.environment(context, environment).toBuilder();
    answer.status(Status.Updating.name());
    return Copy.into(UpdateEnvironmentResponse.builder(), answer.build()).build();
  }

  private static void tier(UpdateEnvironmentRequest request, Environment environment) {
    var tier = request.tier();
    if (tier == null) return;
    boolean same =
        (tier.name() == null || tier.name().equals(environment.tier.name()))
            && (tier.type() == null || tier.type().equals(environment.tier.type()));
    if (!same) throw Refusals.value("Environment tier cannot be changed.");
  }

  private static String platform(
      UpdateEnvironmentRequest request, Context context, Environment environment) {
    var wanted = PlatformChoice.of(context, request.solutionStackName(), request.platformArn());
    if (wanted.isEmpty()) return environment.platform;
    var current = context.shop().platforms().stack(environment.platform);
    if (current.isPresent() && !compatible(current.get(), wanted.get()))
      throw Refusals.value(
          "Environment '%s' cannot be updated from platform '%s' to platform '%s'."
              .formatted(environment.name, current.get().branch(), wanted.get().branch()));
    return wanted.get().stack();
  }

  private static boolean compatible(Platform from, Platform to) {
    return from.category().equals(to.category())
        && from.name().startsWith("ECS") == to.name().startsWith("ECS");
  }

  private static Map<OptionKey, String> options(
      UpdateEnvironmentRequest request, Context context, Environment environment) {
    var changed = Options.read(context, request.optionSettings());
    Map<OptionKey, String> base = new TreeMap<>(environment.options);
    var template =
        EnvironmentCalls.template(
            context.application(environment.application), request.templateName());
    if (template != null) base.putAll(template.options);
    var merged = Options.merge(context, base, changed, request.optionsToRemove());
    Options.check(context, changed, merged);
    fixed(new Settings(context.shop().catalogue(), environment.options), merged, context);
    return merged;
  }

  private static void fixed(Settings before, Map<OptionKey, String> merged, Context context) {
    var after = new Settings(context.shop().catalogue(), merged);
    boolean bothBalanced = before.shape() != Shape.SINGLE && after.shape() != Shape.SINGLE;
    if (bothBalanced && before.shape() != after.shape())
      throw unchangeable("LoadBalancer type option cannot be changed.");
    if (bothBalanced && before.sharesBalancer() != after.sharesBalancer())
      throw unchangeable("LoadBalancerIsShared option cannot be changed.");
    var vpc = before.text("aws:ec2:vpc", "VPCId");
    if (!vpc.isEmpty() && !vpc.equals(after.text("aws:ec2:vpc", "VPCId")))
      throw unchangeable("VPC option cannot be changed.");
    var elb = "aws:elbv2:loadbalancer";
    if (!before.text(elb, "SharedLoadBalancer").equals(after.text(elb, "SharedLoadBalancer")))
      throw unchangeable("SharedLoadBalancer option cannot be changed.");
  }

  private static RuntimeException unchangeable(String what) {
    return new Refusal(
        "ConfigurationValidationException", "Configuration validation exception: " + what);
  }

  /** Other callers may see the old status for a moment. */
  private static void lag(Context context, Environment environment) {
    var lag = context.shop().rules().lags().status();
    if (lag.isZero()) return;
    environment.staleStatus = environment.status;
    environment.staleUntil = context.now().plus(context.shop().timeline().scaled(lag));
  }
}
