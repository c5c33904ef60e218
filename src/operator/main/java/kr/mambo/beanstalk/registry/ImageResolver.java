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
 * Turns tags into digests when {@link Pinning} says that it is time. What it remembers saves
 * questions and nothing else: all that counts is in the status.
 */
public final class ImageResolver {
  /**
   * A question that was answered.
   *
   * @param redeploy the value of the annotation that was there
   * @param again when tags may be asked for again, if they are to be refreshed
   */
  private record Asked(
      String inputs, String keyId, PinnedImages pins, @Nullable String redeploy, Instant again) {
    boolean about(Pinning pinning) {
      return inputs.equals(pinning.inputs()) && keyId.equals(pinning.keyId());
    }
  }

  /** A refresh that brought nothing is tried again after this time at the latest. */
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final Map<ResourceKey, Asked> asked = new ConcurrentHashMap<>();
  private final Questions questions;
  private final InstantSource clock;

  /**
   * Asks these registries.
   *
   * @param limit how long one resource may wait for all of its images together
   */
  public ImageResolver(Registries registries, InstantSource clock, Duration limit) {
    this.questions = new Questions(registries, limit);
    this.clock = clock;
  }

  /**
   * The images of a resource by their digests.
   *
   * @param tagged keyed digest of all inputs, with tags in place of digests
   * @param keyId which key made it
   * @param access to the registries that the resource lists
   * @param scope empty where the resource may use no identity: then nothing is asked
   */
  public Resolution resolve(
      EnvironmentResource resource,
      String tagged,
      String keyId,
      List<RegistryAccess> access,
      Optional<Scope> scope) {
    var pinning = new Pinning(resource, tagged, keyId);
    var tags = pinning.tags();
    if (scope.isEmpty() || held(resource) || pinning.never() || tags.isEmpty()) {
      return new Resolution.Pinned(pinning.keep());
    }
    var last = asked.get(resource.key());
    var now = clock.instant();
    if (wished(resource, last))
      return fresh(pinning, questions.ask(tags, access, scope.get()), now);
    if (pinning.changed()) {
      return last != null && last.about(pinning) && pinning.accepts(last.pins())
          ? new Resolution.Pinned(last.pins())
          : fresh(pinning, questions.ask(tags, access, scope.get()), now);
    }
    if (!due(pinning, last, now)) return new Resolution.Pinned(pinning.keep());
    return refresh(pinning, questions.ask(tags, access, scope.get()), now);
  }

  /** How long until tags are to be asked for again; empty where time alone does not bring it. */
  public Optional<Duration> untilRefresh(EnvironmentResource resource) {
    var now = clock.instant();
    var last = asked.get(resource.key());
    return new Pinning(resource, "", "")
        .refreshDue()
        .map(due -> last == null || due.isAfter(last.again()) ? due : last.again())
        // What is overdue was not asked for in this pass: something holds it up.
        .filter(due -> due.isAfter(now))
        .map(due -> Duration.between(now, due));
  }

  public void forget(ResourceKey key) {
    asked.remove(key);
  }

  /** What is held or goes away is left as it is. */
  private static boolean held(EnvironmentResource resource) {
    var paused = resource.annotations().get(Annotations.PAUSED);
    return resource.isDeleting()
        || resource.spec().suspend()
        || (paused != null && !paused.equals("false"));
  }

  /** Its user asks for a deployment: of what the tags name now. */
  private static boolean wished(EnvironmentResource resource, @Nullable Asked last) {
    var value = resource.annotations().get(Annotations.REDEPLOY);
    return resource.isRequested(
            Annotations.REDEPLOY, resource.previousStatus().lastHandledRedeployAt())
        && (last == null || !Objects.equals(value, last.redeploy()));
  }

  /** Not while something is on its way, whose success is told by the version that it is about. */
  private static boolean due(Pinning pinning, @Nullable Asked last, Instant now) {
    return pinning.subject().previousStatus().operation() == null
        && pinning.refreshDue().filter(due -> !due.isAfter(now)).isPresent()
        && (last == null || !last.again().isAfter(now));
  }

  private Resolution fresh(Pinning pinning, Map<String, Answer> answers, Instant now) {
    var resolution = pinning.resolved(answers, now);
    if (resolution instanceof Resolution.Pinned(var pins)) remember(pinning, pins, answers, now);
    return resolution;
  }

  private Resolution refresh(Pinning pinning, Map<String, Answer> answers, Instant now) {
    var pins = pinning.refreshed(answers, now);
    remember(pinning, pins, answers, now);
    return new Resolution.Pinned(pins);
  }

  private void remember(
      Pinning pinning, PinnedImages pins, Map<String, Answer> answers, Instant now) {
    var policy = pinning.subject().spec().imageResolution();
    var seconds = policy == null ? null : policy.refreshIntervalSeconds();
    var interval = seconds == null ? RETRY : Duration.ofSeconds(seconds);
    boolean all = answers.values().stream().allMatch(a -> a instanceof Answer.Named);
    var wait = all || interval.compareTo(RETRY) < 0 ? interval : RETRY;
    asked.put(
        pinning.subject().key(),
        new Asked(
            pinning.inputs(),
            pinning.keyId(),
            pins,
            pinning.subject().annotations().get(Annotations.REDEPLOY),
            now.plus(wait)));
  }
}
