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
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.aws.Versions.ListedVersion;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Finds versions and artifacts that nothing needs any more. Ours is what lies in the resource's own
 * folder; versions of others are never touched.
 */
final class GarbageFinder {
  private final Clients clients;

  GarbageFinder(Clients clients) {
    this.clients = clients;
  }

  /** All that was made for the resource. */
  Garbage everything(Scope scope, Subject subject, Looking looking) {
    var labels = ours(scope, subject, looking).stream().map(ListedVersion::label).toList();
    var keys = clients.artifacts(scope).keys(looking.bucket(), looking.folder());
    boolean nothing = labels.isEmpty() && keys.isEmpty();
    boolean application =
        nothing && clients.versions(scope).unused(subject.spec().application(), Tags.MADE_FOR);
    return new Garbage(labels, keys.stream().sorted().toList(), application);
  }

  /**
   * What is neither deployed, nor wanted, nor last good, nor among the newest. Of a version that is
   * kept but not in use only the bundle stays: secret artifacts live no longer than their version
   * is in use.
   */
  Garbage old(Scope scope, Subject subject, Looking looking, @Nullable String deployed) {
    int keep = Objects.requireNonNullElse(subject.spec().versions(), new Versions(3)).keep();
    return old(scope, subject, looking, deployed, keep);
  }

  /** What is neither deployed, nor wanted, nor last good: room is needed. */
  Garbage spare(Scope scope, Subject subject, Looking looking, @Nullable String deployed) {
    return old(scope, subject, looking, deployed, 0);
  }

  private Garbage old(
      Scope scope, Subject subject, Looking looking, @Nullable String deployed, int keep) {
    var inUse = inUse(subject, looking, deployed);
    var ours = ours(scope, subject, looking).reversed();
    var spare = ours.stream().filter(v -> !inUse.contains(v.label())).toList();
    var old = spare.stream().skip(keep).map(ListedVersion::label).toList().reversed();
    var keptBundles = new HashSet<String>();
    spare.stream().limit(keep).forEach(v -> keptBundles.add(v.key()));
    var keys = new ArrayList<String>();
    for (var key : clients.artifacts(scope).keys(looking.bucket(), looking.folder())) {
      boolean used = inUse.stream().anyMatch(label -> key.startsWith(looking.folder(label)));
      if (outdated(subject, looking, key) || (!used && !keptBundles.contains(key))) keys.add(key);
    }
    return new Garbage(old, keys.stream().sorted().toList());
  }

  /** Options that ran with the last good version before others did. */
  private static boolean outdated(Subject subject, Looking looking, String key) {
    var version = subject.before().version();
    if (version == null || version.lastGood() == null) return false;
    var good = version.lastGood();
    var settings = good.settings();
    return settings != null
        && key.startsWith(looking.folder(good.label()) + "settings/")
        && !key.equals(subject.settingsKey(good.label(), settings));
  }

  private static Set<String> inUse(Subject subject, Looking looking, @Nullable String deployed) {
    var operation = subject.before().operation();
    var second = subject.before().replacement();
    var labels = new HashSet<String>();
    Stream.of(
            Stream.of(
                looking.label().orElse(null),
                deployed,
                operation == null ? null : operation.label()),
            named(subject.before().version()),
            named(second == null ? null : second.version()))
        .flatMap(some -> some)
        .filter(Objects::nonNull)
        .forEach(labels::add);
    return labels;
  }

  private static Stream<@Nullable String> named(@Nullable Version version) {
    return version == null
        ? Stream.of()
        : Stream.of(
            version.desired(),
            version.deployed(),
            version.lastGood() == null ? null : version.lastGood().label());
  }

  /** Oldest first. */
  private List<ListedVersion> ours(Scope scope, Subject subject, Looking looking) {
    return clients.versions(scope).versions(subject.spec().application()).stream()
        .filter(v -> v.bucket().equals(looking.bucket()) && v.key().startsWith(looking.folder()))
        .sorted(Comparator.comparing(ListedVersion::createdAt).thenComparing(ListedVersion::label))
        .toList();
  }
}
