package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
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

  static ApplicationDescription application(Context context, Application application) {
    return ApplicationDescription.builder()
        .applicationArn(context.region().arn("application", application.name))
        .applicationName(application.name)
        .description(application.description)
        .dateCreated(application.created)
        .dateUpdated(application.updated)
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
                            r.enabled(lifecycle.maxCount().enabled())
                                .maxCount(lifecycle.maxCount().limit())
                                .deleteSourceFromS3(lifecycle.maxCount().deleteSource()))
                    .maxAgeRule(
                        r ->
                            r.enabled(lifecycle.maxAge().enabled())
                                .maxAgeInDays(lifecycle.maxAge().limit())
                                .deleteSourceFromS3(lifecycle.maxAge().deleteSource())))
        .build();
  }

  static ApplicationVersionDescription version(
      Context context, Application application, ApplicationVersion version) {
    var description =
        ApplicationVersionDescription.builder()
            .applicationVersionArn(
                context.region().arn("applicationversion", application.name + "/" + version.label))
            .applicationName(application.name)
            .description(version.description)
            .versionLabel(version.label)
            .dateCreated(version.created)
            .dateUpdated(version.updated)
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

  static EnvironmentDescription environment(Context context, Environment environment) {
    var operation = environment.operation;
    var platform = context.shop().platforms().stack(environment.platform);
    var description =
        EnvironmentDescription.builder()
            .environmentName(environment.name)
            .environmentId(environment.id)
            .applicationName(environment.application)
            .versionLabel(environment.label)
            .solutionStackName(environment.platform)
            .platformArn(platform.map(p -> p.arn(environment.region)).orElse(null))
            .templateName(environment.template)
            .description(environment.description)
            .cname(environment.cname.isEmpty() ? null : environment.cname)
            .dateCreated(environment.created)
            .dateUpdated(environment.updated)
            .status(status(context, environment).name())
            .abortableOperationInProgress(operation != null && operation.abortable)
            .health(environment.health.color())
            .healthStatus(environment.health.status())
            .tier(tier(environment.tier))
            .environmentLinks(List.of())
            .environmentArn(
                context
                    .region()
                    .arn("environment", environment.application + "/" + environment.name))
            .operationsRole(environment.operationsRole);
    if (environment.resources != null && environment.status != Status.Launching)
      description.endpointURL(environment.resources.address());
    return description.build();
  }

  /** Answers lag behind for a moment where somebody asked for it. */
  private static Status status(Context context, Environment environment) {
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

  static Settings settings(Context context, Environment environment) {
    return context.shop().lookup().settings(environment);
  }
}
