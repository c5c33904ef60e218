package kr.mambo.beanstalk.emulator.beanstalk.handler;

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
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Application versions. */
final class VersionHandlers {
  /** How long Beanstalk takes to look at the configuration files of a bundle. */
  private static final Duration PROCESSING_TIME = Duration.ofSeconds(6);

  private final BundleReader bundleReader;
  private final ObjectStore objects;
  private final VersionLifecyclePolicy lifecyclePolicy = new VersionLifecyclePolicy();

  VersionHandlers(BundleReader reader, ObjectStore objects) {
    this.bundleReader = reader;
    this.objects = objects;
  }

  void register(HandlerRegistry registry) {
    registry.register(CreateApplicationVersionRequest.class, this::inspectBundle, this::create);
    registry.register(DescribeApplicationVersionsRequest.class, this::describe);
    registry.register(UpdateApplicationVersionRequest.class, this::update);
    registry.register(DeleteApplicationVersionRequest.class, this::delete);
  }

  /** Reads the bundle with the caller's rights, as Beanstalk does at this moment. */
  private Object inspectBundle(CreateApplicationVersionRequest request, Call call) {
    var source = request.sourceBundle();
    if (source == null) return BundleFacts.SAMPLE;
    if (source.s3Bucket() == null || source.s3Key() == null)
      return new ServiceException(
          "InvalidParameterCombination", "Both S3Bucket and S3Key must be specified.");
    return switch (objects.readObject(
        call.caller(), call.region(), source.s3Bucket(), source.s3Key())) {
      case ObjectStore.ReadResult.Found found -> readBundle(found, source);
      case ObjectStore.ReadResult.NotFound none -> downloadFailed(source, "Not Found");
      case ObjectStore.ReadResult.Forbidden none -> downloadFailed(source, "Forbidden");
      case ObjectStore.ReadResult.WrongRegion moved ->
          new ServiceException(
              "S3LocationNotInServiceRegionException",
              "The specified S3 bucket %s is in the region %s. It must be in the region %s."
                  .formatted(source.s3Bucket(), moved.region(), call.region()));
    };
  }

  private Object readBundle(ObjectStore.ReadResult.Found found, S3Location source) {
    try {
      return bundleReader.read(found.content());
    } catch (IOException e) {
      return downloadFailed(source, "Bad Request");
    }
  }

  private static ServiceException downloadFailed(S3Location source, String reason) {
    return new ServiceException(
        "InvalidParameterCombination",
        "Unable to download from S3 location (Bucket: %s  Key: %s). Reason: %s"
            .formatted(source.s3Bucket(), source.s3Key(), reason));
  }

  private SdkPojo create(CreateApplicationVersionRequest request, CallContext context) {
    var application = findOrCreateApplication(request, context);
    var label = request.versionLabel();
    if (application.versions.containsKey(label))
      throw BeanstalkErrors.invalidParameterValue(
          "Application Version " + label + " already exists.");
    checkSource(request);
    if (context.prepared() instanceof ServiceException error) throw error;
    requireQuota(context, label);
    var version = new ApplicationVersion();
    version.label = label;
    version.description = request.description();
    if (request.sourceBundle() != null) {
      version.bucket = request.sourceBundle().s3Bucket();
      version.key = request.sourceBundle().s3Key();
    }
    version.bundle = context.prepared() instanceof BundleFacts facts ? facts : BundleFacts.SAMPLE;
    version.createdAt = context.now();
    version.updatedAt = context.now();
    version.visibleFrom =
        context
            .now()
            .plus(
                context.backend().timeline().scale(context.backend().rules().lags().newVersion()));
    version.tags = new TreeMap<>(ApplicationHandlers.validatedTags(request.tags()));
    boolean process =
        Boolean.TRUE.equals(request.process()) || request.buildConfiguration() != null;
    version.status = process ? "PROCESSING" : "UNPROCESSED";
    application.versions.put(label, version);
    context.backend().state().markChanged(context.region(), application);
    recordEvent(context, application, label, "createApplicationVersion is starting.");
    recordEvent(context, application, label, "Created new Application Version: " + label);
    recordEvent(context, application, label, "createApplicationVersion completed successfully.");
    if (process) process(context, application, version);
    lifecyclePolicy.apply(context, application);
    return CreateApplicationVersionResponse.builder()
        .applicationVersion(Descriptions.version(context, application, version))
        .build();
  }

  private static Application findOrCreateApplication(
      CreateApplicationVersionRequest request, CallContext context) {
    var existing = context.region().applications.get(request.applicationName());
    if (existing != null) return existing;
    if (!Boolean.TRUE.equals(request.autoCreateApplication()))
      throw BeanstalkErrors.applicationNotFound(request.applicationName());
    return ApplicationHandlers.create(context, request.applicationName(), null, new TreeMap<>());
  }

  private static void checkSource(CreateApplicationVersionRequest request) {
    if (request.sourceBundle() != null && request.sourceBuildInformation() != null)
      throw BeanstalkErrors.invalidParameterCombination(
          "SourceBundle and SourceBuildInformation cannot both be specified.");
    if (request.sourceBuildInformation() != null)
      throw new ServiceException(
          "CodeBuildNotInServiceRegionException", "AWS CodeBuild is not available in this region.");
    if (request.buildConfiguration() != null && request.sourceBundle() == null)
      throw BeanstalkErrors.invalidParameterCombination(
          "BuildConfiguration requires SourceBuildInformation.");
  }

  private static void requireQuota(CallContext context, String label) {
    int all =
        context.region().applications.values().stream().mapToInt(a -> a.versions.size()).sum();
    int limit = context.backend().rules().quotas().versions();
    if (all >= limit)
      throw BeanstalkErrors.tooMany(
          "ApplicationVersions",
          "Cannot create the application version %s because you have reached the maximum number of application versions allowed: %d."
              .formatted(label, limit));
  }

  private static void recordEvent(
      CallContext context, Application application, String label, String message) {
    context
        .backend()
        .events()
        .record(context.region(), application, label, message, context.requestId());
  }

  private void process(CallContext context, Application application, ApplicationVersion version) {
    var timeline = context.backend().timeline();
    timeline.schedule(
        context.now().plus(timeline.scale(PROCESSING_TIME)),
        () -> {
          if (application.versions.get(version.label) != version) return;
          boolean good = version.bundle.validZip() && version.bundle.extensionProblems().isEmpty();
          version.status = good ? "PROCESSED" : "FAILED";
          version.updatedAt = timeline.now();
          recordEvent(
              context,
              application,
              version.label,
              "Finished processing application version %s. The application version is %s."
                  .formatted(version.label, version.status));
          context.backend().state().markChanged(context.region(), application);
          context.backend().operations().saveChanges();
        });
  }

  private SdkPojo describe(DescribeApplicationVersionsRequest request, CallContext context) {
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
    var page = ResultPage.slice(newestFirst, request.maxRecords(), request.nextToken());
    return DescribeApplicationVersionsResponse.builder()
        .applicationVersions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private SdkPojo update(UpdateApplicationVersionRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var version = context.version(application, request.versionLabel());
    version.description = Objects.requireNonNullElse(request.description(), "");
    version.updatedAt = context.now();
    return UpdateApplicationVersionResponse.builder()
        .applicationVersion(Descriptions.version(context, application, version))
        .build();
  }

  private SdkPojo delete(DeleteApplicationVersionRequest request, CallContext context) {
    var application = context.application(request.applicationName());
    var version = context.version(application, request.versionLabel());
    if (VersionLifecyclePolicy.isDeployed(context, application, version.label))
      throw BeanstalkErrors.operationInProgress(
          "Unable to delete application version: %s. It is deployed to a running environment."
              .formatted(version.label));
    if (version.status.equals("PROCESSING") || version.status.equals("BUILDING"))
      throw BeanstalkErrors.operationInProgress(
          "Unable to delete application version: %s. An operation is already in progress, please retry again shortly."
              .formatted(version.label));
    application.versions.remove(version.label);
    recordEvent(
        context, application, version.label, "deleteApplicationVersion completed successfully.");
    if (Boolean.TRUE.equals(request.deleteSourceBundle()))
      lifecyclePolicy.deleteSource(context, version);
    return DeleteApplicationVersionResponse.builder().build();
  }
}
