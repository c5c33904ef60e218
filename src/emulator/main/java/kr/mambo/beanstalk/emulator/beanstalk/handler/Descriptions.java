package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationResourceLifecycleConfig;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentTier;
import software.amazon.awssdk.services.elasticbeanstalk.model.S3Location;

/** The state in the SDK's words. */
final class Descriptions {
  private Descriptions() {}

  static ApplicationDescription application(CallContext context, Application application) {
    return ApplicationDescription.builder()
        .applicationArn(context.region().arn("application", application.name))
        .applicationName(application.name)
        .description(application.description)
        .dateCreated(application.createdAt)
        .dateUpdated(application.updatedAt)
        .versions(List.copyOf(application.versions.keySet()).reversed())
        .configurationTemplates(List.copyOf(application.templates.keySet()))
        .resourceLifecycleConfig(lifecycle(application.lifecycle))
        .build();
  }

  static ApplicationResourceLifecycleConfig lifecycle(Application.Lifecycle lifecycle) {
    return ApplicationResourceLifecycleConfig.builder()
        .serviceRole(lifecycle.serviceRole())
        .versionLifecycleConfig(
            v ->
                v.maxCountRule(
                        r ->
                            r.enabled(lifecycle.maxCountRule().enabled())
                                .maxCount(lifecycle.maxCountRule().limit())
                                .deleteSourceFromS3(lifecycle.maxCountRule().deleteSource()))
                    .maxAgeRule(
                        r ->
                            r.enabled(lifecycle.maxAgeRule().enabled())
                                .maxAgeInDays(lifecycle.maxAgeRule().limit())
                                .deleteSourceFromS3(lifecycle.maxAgeRule().deleteSource())))
        .build();
  }

  static ApplicationVersionDescription version(
      CallContext context, Application application, ApplicationVersion version) {
    var description =
        ApplicationVersionDescription.builder()
            .applicationVersionArn(
                context.region().arn("applicationversion", application.name + "/" + version.label))
            .applicationName(application.name)
            .description(version.description)
            .versionLabel(version.label)
            .dateCreated(version.createdAt)
            .dateUpdated(version.updatedAt)
            .status(version.status);
    if (version.bucket == null)
      description.sourceBundle(
          S3Location.builder()
              .s3Bucket("elasticbeanstalk-samples-" + context.region().name)
              .s3Key("docker-sample-v3.zip")
              .build());
    else
      description.sourceBundle(
          S3Location.builder().s3Bucket(version.bucket).s3Key(version.key).build());
    return description.build();
  }

  static EnvironmentDescription environment(CallContext context, Environment environment) {
    var operation = environment.operation;
    var platform = context.backend().platforms().findBySolutionStack(environment.solutionStack);
    var description =
        EnvironmentDescription.builder()
            .environmentName(environment.name)
            .environmentId(environment.id)
            .applicationName(environment.applicationName)
            .versionLabel(environment.versionLabel)
            .solutionStackName(environment.solutionStack)
            .platformArn(platform.map(p -> p.arn(environment.region)).orElse(null))
            .templateName(environment.templateName)
            .description(environment.description)
            .cname(environment.cname.isEmpty() ? null : environment.cname)
            .dateCreated(environment.createdAt)
            .dateUpdated(environment.updatedAt)
            .status(status(context, environment).name())
            .abortableOperationInProgress(operation != null && operation.abortable)
            .health(environment.health.color())
            .healthStatus(environment.health.status())
            .tier(tier(environment.tier))
            .environmentLinks(List.of())
            .environmentArn(
                context
                    .region()
                    .arn("environment", environment.applicationName + "/" + environment.name))
            .operationsRole(environment.operationsRole);
    if (environment.resources != null && environment.status != Status.Launching)
      description.endpointURL(environment.resources.endpointAddress());
    return description.build();
  }

  /** Answers lag behind for a moment where somebody asked for it. */
  private static Status status(CallContext context, Environment environment) {
    var until = environment.staleUntil;
    var stale = environment.staleStatus;
    return stale != null && until != null && context.now().isBefore(until)
        ? stale
        : environment.status;
  }

  static EnvironmentTier tier(Environment.Tier tier) {
    return EnvironmentTier.builder()
        .name(tier.name())
        .type(tier.type())
        .version(tier.version())
        .build();
  }

  static EffectiveSettings settings(CallContext context, Environment environment) {
    return context.backend().lookup().settings(environment);
  }
}
