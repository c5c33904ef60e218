package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.ServiceException;

/**
 * The clean-up of old versions after a new one was made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-lifecycle.html">Version
 *     lifecycle settings</a>
 */
final class VersionLifecyclePolicy {
  private static final int MAX_DELETIONS = 100;

  /** Versions of environments that ended more recently than this are kept. */
  private static final Duration TERMINATED_RETENTION = Duration.ofDays(70);

  void apply(CallContext context, Application application) {
    var rules = application.lifecycle;
    var expired = new ArrayList<ApplicationVersion>();
    if (rules.maxCountRule().enabled())
      expired.addAll(exceedingCount(application, rules.maxCountRule().limit()));
    if (rules.maxAgeRule().enabled())
      expired.addAll(olderThan(context, application, rules.maxAgeRule().limit()));
    boolean deleteSource =
        rules.maxCountRule().enabled()
            ? rules.maxCountRule().deleteSource()
            : rules.maxAgeRule().deleteSource();
    expired.stream()
        .filter(v -> !isRetained(context, application, v.label))
        .limit(MAX_DELETIONS)
        .toList()
        .forEach(v -> delete(context, application, v, deleteSource));
  }

  private static List<ApplicationVersion> exceedingCount(Application application, int limit) {
    var all = List.copyOf(application.versions.values());
    return all.subList(0, Math.max(0, all.size() - limit));
  }

  private static List<ApplicationVersion> olderThan(
      CallContext context, Application application, int days) {
    var since = context.now().minus(context.backend().timeline().scale(Duration.ofDays(days)));
    return application.versions.values().stream().filter(v -> v.createdAt.isBefore(since)).toList();
  }

  private void delete(
      CallContext context,
      Application application,
      ApplicationVersion version,
      boolean deleteSource) {
    application.versions.remove(version.label);
    var objects = context.backend().objects();
    if (deleteSource && version.bucket != null && version.key != null)
      objects.deleteObject(version.bucket, version.key);
  }

  /** Whether a live environment runs the version or is being updated to it. */
  static boolean isDeployed(CallContext context, Application application, String label) {
    return context
        .region()
        .live(application)
        .anyMatch(
            e ->
                label.equals(e.versionLabel)
                    || (e.operation != null
                        && e.operation.target != null
                        && label.equals(e.operation.target.versionLabel())));
  }

  private static boolean isRetained(CallContext context, Application application, String label) {
    var since = context.now().minus(context.backend().timeline().scale(TERMINATED_RETENTION));
    return isDeployed(context, application, label)
        || context.region().environments.values().stream()
            .filter(e -> e.applicationName.equals(application.name) && label.equals(e.versionLabel))
            .anyMatch(e -> e.terminatedAt != null && e.terminatedAt.isAfter(since));
  }

  /** The version is gone already; what may still fail is the object behind it. */
  void deleteSource(CallContext context, ApplicationVersion version) {
    if (version.bucket == null || version.key == null) return;
    var objects = context.backend().objects();
    var read =
        objects.readObject(
            context.call().caller(),
            context.region().name,
            version.bucket,
            Objects.requireNonNull(version.key));
    if (read instanceof ObjectStore.ReadResult.Forbidden
        || read instanceof ObjectStore.ReadResult.WrongRegion)
      throw new ServiceException(
          "SourceBundleDeletionFailure",
          "Unable to delete the source bundle (Bucket: %s  Key: %s) from S3."
              .formatted(version.bucket, version.key));
    objects.deleteObject(version.bucket, version.key);
  }
}
