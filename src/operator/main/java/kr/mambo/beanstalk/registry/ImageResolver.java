package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.RegistryAccess;
import org.jspecify.annotations.Nullable;

/**
 * Resolves tags to digests when {@link ImagePinning} decides that it is due. Its cache only saves
 * requests: all durable state is in the status.
 */
public final class ImageResolver {
  /**
   * A cached resolution.
   *
   * @param redeploy the value of the redeploy annotation at that time
   * @param refreshAfter when tags may be resolved again, if they are to be refreshed
   */
  private record CachedResolution(
      String inputs,
      String keyId,
      PinnedImages pins,
      @Nullable String redeploy,
      Instant refreshAfter) {
    boolean isFor(ImagePinning pinning) {
      return inputs.equals(pinning.inputs()) && keyId.equals(pinning.keyId());
    }
  }

  /** The maximum time until a failed refresh is retried. */
  private static final Duration RETRY_INTERVAL = Duration.ofMinutes(5);

  private final Map<ResourceKey, CachedResolution> cache = new ConcurrentHashMap<>();
  private final ParallelTagResolver tagResolver;
  private final InstantSource clock;

  /**
   * A resolver that uses the given registries.
   *
   * @param timeout how long the resolution of all images of a resource may take
   */
  public ImageResolver(TagResolver tagResolver, InstantSource clock, Duration timeout) {
    this.tagResolver = new ParallelTagResolver(tagResolver, timeout);
    this.clock = clock;
  }

  /**
   * Resolves the images of a resource to digests.
   *
   * @param inputs keyed digest of all inputs, with tags in place of digests
   * @param keyId which key made it
   * @param access to the registries of the resource's spec
   * @param scope empty if the resource may not use any identity: then no registry is contacted
   */
  public PinningResult resolve(
      EnvironmentResource resource,
      String inputs,
      String keyId,
      List<RegistryAccess> access,
      Optional<Scope> scope) {
    var pinning = new ImagePinning(resource, inputs, keyId);
    var tags = pinning.taggedReferences();
    if (scope.isEmpty() || isPausedOrDeleting(resource) || pinning.isDisabled() || tags.isEmpty()) {
      return new PinningResult.Pinned(pinning.keepCurrent());
    }
    var last = cache.get(resource.key());
    var now = clock.instant();
    if (isRedeployRequested(resource, last))
      return resolveChanged(pinning, tagResolver.resolve(tags, access, scope.get()), now);
    if (pinning.isChanged()) {
      return last != null && last.isFor(pinning) && pinning.accepts(last.pins())
          ? new PinningResult.Pinned(last.pins())
          : resolveChanged(pinning, tagResolver.resolve(tags, access, scope.get()), now);
    }
    if (!isRefreshDue(pinning, last, now)) return new PinningResult.Pinned(pinning.keepCurrent());
    return refresh(pinning, tagResolver.resolve(tags, access, scope.get()), now);
  }

  /** How long until tags are to be resolved again; empty if no refresh is scheduled. */
  public Optional<Duration> untilRefresh(EnvironmentResource resource) {
    var now = clock.instant();
    var last = cache.get(resource.key());
    return new ImagePinning(resource, "", "")
        .refreshDue()
        .map(due -> last == null || due.isAfter(last.refreshAfter()) ? due : last.refreshAfter())
        // An overdue refresh was not done in this pass because something blocks it.
        .filter(due -> due.isAfter(now))
        .map(due -> Duration.between(now, due));
  }

  public void forget(ResourceKey key) {
    cache.remove(key);
  }

  /** Paused and deleting resources keep their digests. */
  private static boolean isPausedOrDeleting(EnvironmentResource resource) {
    var paused = resource.annotations().get(Annotations.PAUSED);
    return resource.isDeleting()
        || resource.spec().suspend()
        || (paused != null && !paused.equals("false"));
  }

  /** The user requests a deployment of what the tags currently reference. */
  private static boolean isRedeployRequested(
      EnvironmentResource resource, @Nullable CachedResolution last) {
    var value = resource.annotations().get(Annotations.REDEPLOY);
    return resource.isRequested(
            Annotations.REDEPLOY, resource.previousStatus().lastHandledRedeployAt())
        && (last == null || !Objects.equals(value, last.redeploy()));
  }

  /** Not during an operation, whose success is judged by the version that it deploys. */
  private static boolean isRefreshDue(
      ImagePinning pinning, @Nullable CachedResolution last, Instant now) {
    return pinning.resource().previousStatus().operation() == null
        && pinning.refreshDue().filter(due -> !due.isAfter(now)).isPresent()
        && (last == null || !last.refreshAfter().isAfter(now));
  }

  private PinningResult resolveChanged(
      ImagePinning pinning, Map<String, DigestResult> results, Instant now) {
    var resolution = pinning.resolve(results, now);
    if (resolution instanceof PinningResult.Pinned(var pins)) store(pinning, pins, results, now);
    return resolution;
  }

  private PinningResult refresh(
      ImagePinning pinning, Map<String, DigestResult> results, Instant now) {
    var pins = pinning.refresh(results, now);
    store(pinning, pins, results, now);
    return new PinningResult.Pinned(pins);
  }

  private void store(
      ImagePinning pinning, PinnedImages pins, Map<String, DigestResult> results, Instant now) {
    var policy = pinning.resource().spec().imageResolution();
    var seconds = policy == null ? null : policy.refreshIntervalSeconds();
    var interval = seconds == null ? RETRY_INTERVAL : Duration.ofSeconds(seconds);
    boolean all = results.values().stream().allMatch(a -> a instanceof DigestResult.Resolved);
    var wait = all || interval.compareTo(RETRY_INTERVAL) < 0 ? interval : RETRY_INTERVAL;
    cache.put(
        pinning.resource().key(),
        new CachedResolution(
            pinning.inputs(),
            pinning.keyId(),
            pins,
            pinning.resource().annotations().get(Annotations.REDEPLOY),
            now.plus(wait)));
  }
}
