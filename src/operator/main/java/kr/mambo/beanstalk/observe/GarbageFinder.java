package kr.mambo.beanstalk.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.Versions;
import kr.mambo.beanstalk.aws.ApplicationVersions.ListedVersion;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Finds versions and artifacts that nothing needs any more. Ours is what lies in the resource's own
 * folder; versions of others are never touched.
 */
final class GarbageFinder {
  private final AwsClients clients;

  GarbageFinder(AwsClients clients) {
    this.clients = clients;
  }

  /** All that was created for the resource. */
  Garbage findAll(Scope scope, EnvironmentResource resource, ArtifactQuery query) {
    var labels = listOwned(scope, resource, query).stream().map(ListedVersion::label).toList();
    var keys = clients.artifacts(scope).listKeys(query.bucket(), query.folder());
    boolean isEmpty = labels.isEmpty() && keys.isEmpty();
    boolean application =
        isEmpty
            && clients
                .applicationVersions(scope)
                .isApplicationUnused(resource.spec().application(), Tags.MADE_FOR);
    return new Garbage(labels, keys.stream().sorted().toList(), application);
  }

  /**
   * What is neither deployed, nor wanted, nor last good, nor among the newest. Of a version that is
   * kept but not in use only the bundle stays: secret artifacts live no longer than their version
   * is in use.
   */
  Garbage findObsolete(
      Scope scope, EnvironmentResource resource, ArtifactQuery query, @Nullable String deployed) {
    int keep = Objects.requireNonNullElse(resource.spec().versions(), new Versions(3)).keep();
    return findObsolete(scope, resource, query, deployed, keep);
  }

  /** What is neither deployed, nor wanted, nor last good: room is needed. */
  Garbage findUnused(
      Scope scope, EnvironmentResource resource, ArtifactQuery query, @Nullable String deployed) {
    return findObsolete(scope, resource, query, deployed, 0);
  }

  private Garbage findObsolete(
      Scope scope,
      EnvironmentResource resource,
      ArtifactQuery query,
      @Nullable String deployed,
      int keep) {
    var inUse = labelsInUse(resource, query, deployed);
    var owned = listOwned(scope, resource, query).reversed();
    var spare = owned.stream().filter(v -> !inUse.contains(v.label())).toList();
    var old = spare.stream().skip(keep).map(ListedVersion::label).toList().reversed();
    var keptBundles = new HashSet<String>();
    spare.stream().limit(keep).forEach(v -> keptBundles.add(v.key()));
    var keys = new ArrayList<String>();
    for (var key : clients.artifacts(scope).listKeys(query.bucket(), query.folder())) {
      boolean used = inUse.stream().anyMatch(label -> key.startsWith(query.folder(label)));
      if (isOutdatedSettings(resource, query, key) || (!used && !keptBundles.contains(key)))
        keys.add(key);
    }
    return new Garbage(old, keys.stream().sorted().toList());
  }

  /** Options that ran with the last good version before others did. */
  private static boolean isOutdatedSettings(
      EnvironmentResource resource, ArtifactQuery query, String key) {
    var version = resource.previousStatus().version();
    if (version == null || version.lastGood() == null) return false;
    var good = version.lastGood();
    var settings = good.settings();
    return settings != null
        && key.startsWith(query.folder(good.label()) + "settings/")
        && !key.equals(resource.settingsKey(good.label(), settings));
  }

  private static Set<String> labelsInUse(
      EnvironmentResource resource, ArtifactQuery query, @Nullable String deployed) {
    var operation = resource.previousStatus().operation();
    var second = resource.previousStatus().replacement();
    var labels = new HashSet<String>();
    Stream.of(
            Stream.of(
                query.label().orElse(null), deployed, operation == null ? null : operation.label()),
            labelsOf(resource.previousStatus().version()),
            labelsOf(second == null ? null : second.version()))
        .flatMap(some -> some)
        .filter(Objects::nonNull)
        .forEach(labels::add);
    return labels;
  }

  private static Stream<@Nullable String> labelsOf(@Nullable Version version) {
    return version == null
        ? Stream.of()
        : Stream.of(
            version.desired(),
            version.deployed(),
            version.lastGood() == null ? null : version.lastGood().label());
  }

  /** Oldest first. */
  private List<ListedVersion> listOwned(
      Scope scope, EnvironmentResource resource, ArtifactQuery query) {
    return clients.applicationVersions(scope).listVersions(resource.spec().application()).stream()
        .filter(v -> v.bucket().equals(query.bucket()) && v.key().startsWith(query.folder()))
        .sorted(Comparator.comparing(ListedVersion::createdAt).thenComparing(ListedVersion::label))
        .toList();
  }
}
