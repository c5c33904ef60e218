package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleReader;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Application versions. */
final class VersionCalls {
  /** How long Beanstalk takes to look at the configuration files of a bundle. */
  private static final Duration PROCESSING = Duration.ofSeconds(6);

  private final BundleReader reader;
  private final ObjectStore objects;
  private final LifecycleRules lifecycle = new LifecycleRules();

  VersionCalls(BundleReader reader, ObjectStore objects) {
    this.reader = reader;
    this.objects = objects;
  }

  void register(Operations operations) {
    operations.on(CreateApplicationVersionRequest.class, this::inspect, this::create);
    operations.on(DescribeApplicationVersionsRequest.class, this::describe);
    operations.on(UpdateApplicationVersionRequest.class, this::update);
    operations.on(DeleteApplicationVersionRequest.class, this::delete);
  }

  /** Reads the bundle with the caller's rights, as Beanstalk does at this moment. */
  private Object inspect(CreateApplicationVersionRequest request, Call call) {
    var source = request.sourceBundle();
    if (source == null) return BundleFacts.SAMPLE;
    if (source.s3Bucket() == null || source.s3Key() == null)
      return new Refusal(
          "InvalidParameterCombination", "Both S3Bucket and S3Key must be specified.");
    return switch (objects.read(call.caller(), call.region(), source.s3Bucket(), source.s3Key())) {
      case ObjectStore.Read.Found found -> facts(found, source);
      case ObjectStore.Read.NotFound none -> unable(source, "Not Found");
      case ObjectStore.Read.Forbidden none -> unable(source, "Forbidden");
      case ObjectStore.Read.Moved moved ->
          new Refusal(
              "S3LocationNotInServiceRegionException",
              "The specified S3 bucket %s is in the region %s. It must be in the region %s."
                  .formatted(source.s3Bucket(), moved.region(), call.region()));
    };
  }

  private Object facts(ObjectStore.Read.Found found, S3Location source) {
    try {
      return reader.read(found.content());
    } catch (IOException e) {
      return unable(source, "Bad Request");
    }
  }

  private static Refusal unable(S3Location source, String reason) {
    return new Refusal(
        "InvalidParameterCombination",
        "Unable to download from S3 location (Bucket: %s  Key: %s). Reason: %s"
            .formatted(source.s3Bucket(), source.s3Key(), reason));
  }

  private SdkPojo create(CreateApplicationVersionRequest request, Context context) {
    var application = application(request, context);
    var label = request.versionLabel();
    if (application.versions.containsKey(label))
      throw Refusals.value("Application Version " + label + " already exists.");
    source(request);
    if (context.prepared() instanceof Refusal refusal) throw refusal;
    room(context, label);
    var version = new ApplicationVersion();
    version.label = label;
    version.description = request.description();
    if (request.sourceBundle() != null) {
      version.bucket = request.sourceBundle().s3Bucket();
      version.key = request.sourceBundle().s3Key();
    }
    version.facts = context.prepared() instanceof BundleFacts facts ? facts : BundleFacts.SAMPLE;
    version.created = context.now();
    version.updated = context.now();
    version.knownFrom =
        context
            .now()
            .plus(context.shop().timeline().scaled(context.shop().rules().lags().version()));
    version.tags = new TreeMap<>(ApplicationCalls.tags(request.tags()));
    boolean process =
        Boolean.TRUE.equals(request.process()) || request.buildConfiguration() != null;
    version.status = process ? "PROCESSING" : "UNPROCESSED";
    application.versions.put(label, version);
    context.shop().world().touch(context.region(), application);
    say(context, application, label, "createApplicationVersion is starting.");
    say(context, application, label, "Created new Application Version: " + label);
    say(context, application, label, "createApplicationVersion completed successfully.");
    if (process) process(context, application, version);
    lifecycle.apply(context, application);
    return CreateApplicationVersionResponse.builder()
        .applicationVersion(Descriptions.version(context, application, version))
        .build();
  }

  private static Application application(CreateApplicationVersionRequest request, Context context) {
    var existing = context.region().applications.get(request.applicationName());
    if (existing != null) return existing;
    if (!Boolean.TRUE.equals(request.autoCreateApplication()))
      throw Refusals.noApplication(request.applicationName());
    return ApplicationCalls.create(context, request.applicationName(), null, new TreeMap<>());
  }

  private static void source(CreateApplicationVersionRequest request) {
    if (request.sourceBundle() != null && request.sourceBuildInformation() != null)
      throw Refusals.combination(
          "SourceBundle and SourceBuildInformation cannot both be specified.");
    if (request.sourceBuildInformation() != null)
      throw new Refusal(
          "CodeBuildNotInServiceRegionException", "AWS CodeBuild is not available in this region.");
    if (request.buildConfiguration() != null && request.sourceBundle() == null)
      throw Refusals.combination("BuildConfiguration requires SourceBuildInformation.");
  }

  private static void room(Context context, String label) {
    int all =
        context.region().applications.values().stream().mapToInt(a -> a.versions.size()).sum();
    int limit = context.shop().rules().limits().versions();
    if (all >= limit)
      throw Refusals.tooMany(
          "ApplicationVersions",
          "Cannot create the application version %s because you have reached the maximum number of application versions allowed: %d."
              .formatted(label, limit));
  }

  private static void say(Context context, Application application, String label, String message) {
    context.shop().scribe().say(context.region(), application, label, message, context.requestId());
  }

  private void process(Context context, Application application, ApplicationVersion version) {
    var timeline = context.shop().timeline();
    timeline.at(
        context.now().plus(timeline.scaled(PROCESSING)),
        () -> {
          if (application.versions.get(version.label) != version) return;
          boolean good = version.facts.archive() && version.facts.extensionProblems().isEmpty();
          version.status = good ? "PROCESSED" : "FAILED";
          version.updated = timeline.now();
          say(
              context,
              application,
              version.label,
              "Finished processing application version %s. The application version is %s."
                  .formatted(version.label, version.status));
          context.shop().world().touch(context.region(), application);
          context.shop().works().kept();
        });
  }

  private SdkPojo describe(DescribeApplicationVersionsRequest request, Context context) {
    var found = new ArrayList<ApplicationVersionDescription>();
    for (var application : context.region().applications.values()) {
      if (request.applicationName() != null && !request.applicationName().equals(application.name))
        continue;
      application.versions.values().stream()
          .filter(
              v -> request.versionLabels().isEmpty() || request.versionLabels().contains(v.label))
          .map(v -> Descriptions.version(context, application, v))
          .forEach(found::add);
    }
    List<ApplicationVersionDescription> newestFirst =
        found.reversed().stream()
            .sorted(Comparator.comparing(ApplicationVersionDescription::dateCreated).reversed())
            .toList();
    var page = Pages.of(newestFirst, request.maxRecords(), request.nextToken());
    return DescribeApplicationVersionsResponse.builder()
        .applicationVersions(page.items())
        .nextToken(page.next())
        .build();
  }

  private SdkPojo update(UpdateApplicationVersionRequest request, Context context) {
    var application = context.application(request.applicationName());
    var version = context.version(application, request.versionLabel());
    version.description = Objects.requireNonNullElse(request.description(), "");
    version.updated = context.now();
    return UpdateApplicationVersionResponse.builder()
        .applicationVersion(Descriptions.version(context, application, version))
        .build();
  }

  private SdkPojo delete(DeleteApplicationVersionRequest request, Context context) {
    var application = context.application(request.applicationName());
    var version = context.version(application, request.versionLabel());
    if (LifecycleRules.used(context, application, version.label))
      throw Refusals.busy(
          "Unable to delete application version: %s. It is deployed to a running environment."
              .formatted(version.label));
    if (version.status.equals("PROCESSING") || version.status.equals("BUILDING"))
      throw Refusals.busy(
          "Unable to delete application version: %s. An operation is already in progress, please retry again shortly."
              .formatted(version.label));
    application.versions.remove(version.label);
    say(context, application, version.label, "deleteApplicationVersion completed successfully.");
    if (Boolean.TRUE.equals(request.deleteSourceBundle())) lifecycle.deleteSource(context, version);
    return DeleteApplicationVersionResponse.builder().build();
  }
}
