package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Refusal;

/**
 * The clean-up of old versions after a new one was made.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-lifecycle.html">Version
 *     lifecycle settings</a>
 */
final class LifecycleRules {
  private static final int MOST_AT_ONCE = 100;

  /** Versions of environments that ended more recently than this are kept. */
  private static final Duration REMEMBERED = Duration.ofDays(70);

  void apply(Context context, Application application) {
    var rules = application.lifecycle;
    var doomed = new ArrayList<ApplicationVersion>();
    if (rules.maxCount().enabled()) doomed.addAll(beyond(application, rules.maxCount().limit()));
    if (rules.maxAge().enabled())
      doomed.addAll(older(context, application, rules.maxAge().limit()));
    boolean deleteSource =
        rules.maxCount().enabled()
            ? rules.maxCount().deleteSource()
            : rules.maxAge().deleteSource();
    doomed.stream()
        .filter(v -> !remembered(context, application, v.label))
        .limit(MOST_AT_ONCE)
        .toList()
        .forEach(v -> delete(context, application, v, deleteSource));
  }

  private static List<ApplicationVersion> beyond(Application application, int limit) {
    var all = List.copyOf(application.versions.values());
    return all.subList(0, Math.max(0, all.size() - limit));
  }

  private static List<ApplicationVersion> older(
      Context context, Application application, int days) {
    var since = context.now().minus(context.shop().timeline().scaled(Duration.ofDays(days)));
    return application.versions.values().stream().filter(v -> v.created.isBefore(since)).toList();
  }

  private void delete(
      Context context, Application application, ApplicationVersion version, boolean deleteSource) {
    application.versions.remove(version.label);
    var objects = context.shop().objects();
    if (deleteSource && version.bucket != null && version.key != null)
      objects.delete(version.bucket, version.key);
  }

  /** Whether a live environment runs the version or is being updated to it. */
  static boolean used(Context context, Application application, String label) {
    return context
        .region()
        .live(application)
        .anyMatch(
            e ->
                label.equals(e.label)
                    || (e.operation != null
                        && e.operation.target != null
                        && label.equals(e.operation.target.label())));
  }

  private static boolean remembered(Context context, Application application, String label) {
    var since = context.now().minus(context.shop().timeline().scaled(REMEMBERED));
    return used(context, application, label)
        || context.region().environments.values().stream()
            .filter(e -> e.application.equals(application.name) && label.equals(e.label))
            .anyMatch(e -> e.terminated != null && e.terminated.isAfter(since));
  }

  /** The version is gone already; what may still fail is the object behind it. */
  void deleteSource(Context context, ApplicationVersion version) {
    if (version.bucket == null || version.key == null) return;
    var objects = context.shop().objects();
    var read =
        objects.read(
            context.call().caller(),
            context.region().name,
            version.bucket,
            Objects.requireNonNull(version.key));
    if (read instanceof ObjectStore.Read.Forbidden || read instanceof ObjectStore.Read.Moved)
      throw new Refusal(
          "SourceBundleDeletionFailure",
          "Unable to delete the source bundle (Bucket: %s  Key: %s) from S3."
              .formatted(version.bucket, version.key));
    objects.delete(version.bucket, version.key);
  }
}
