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
 * Turns tags into digests when {@link ImagePinning} says that it is time. What it remembers saves
 * questions and nothing else: all that counts is in the status.
 */
public final class ImageResolver {
  /**
   * A question that was answered.
   *
   * @param redeploy the value of the annotation that was there
   * @param refreshAfter when tags may be asked for again, if they are to be refreshed
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

  /** A refresh that brought nothing is tried again after this time at the latest. */
  private static final Duration RETRY_INTERVAL = Duration.ofMinutes(5);

  private final Map<ResourceKey, CachedResolution> cache = new ConcurrentHashMap<>();
  private final ParallelTagResolver tagResolver;
  private final InstantSource clock;

  /**
   * Asks these registries.
   *
   * @param timeout how long one resource may wait for all of its images together
   */
  public ImageResolver(TagResolver tagResolver, InstantSource clock, Duration timeout) {
    this.tagResolver = new ParallelTagResolver(tagResolver, timeout);
    this.clock = clock;
  }

  /**
   * The images of a resource by their digests.
   *
   * @param inputs keyed digest of all inputs, with tags in place of digests
   * @param keyId which key made it
   * @param access to the registries that the resource lists
   * @param scope empty where the resource may use no identity: then nothing is asked
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

  /** How long until tags are to be asked for again; empty where time alone does not bring it. */
  public Optional<Duration> untilRefresh(EnvironmentResource resource) {
    var now = clock.instant();
    var last = cache.get(resource.key());
    return new ImagePinning(resource, "", "")
        .refreshDue()
        .map(due -> last == null || due.isAfter(last.refreshAfter()) ? due : last.refreshAfter())
        // What is overdue was not asked for in this pass: something holds it up.
        .filter(due -> due.isAfter(now))
        .map(due -> Duration.between(now, due));
  }

  public void forget(ResourceKey key) {
    cache.remove(key);
  }

  /** What is held or goes away is left as it is. */
  private static boolean isPausedOrDeleting(EnvironmentResource resource) {
    var paused = resource.annotations().get(Annotations.PAUSED);
    return resource.isDeleting()
        || resource.spec().suspend()
        || (paused != null && !paused.equals("false"));
  }

  /** Its user asks for a deployment: of what the tags name now. */
  private static boolean isRedeployRequested(
      EnvironmentResource resource, @Nullable CachedResolution last) {
    var value = resource.annotations().get(Annotations.REDEPLOY);
    return resource.isRequested(
            Annotations.REDEPLOY, resource.previousStatus().lastHandledRedeployAt())
        && (last == null || !Objects.equals(value, last.redeploy()));
  }

  /** Not while something is on its way, whose success is told by the version that it is about. */
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
