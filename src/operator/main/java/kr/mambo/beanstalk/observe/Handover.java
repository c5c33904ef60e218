package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Exchange;
import kr.mambo.beanstalk.model.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which of two environments serves: the one that answers at the address, whoever brought that
 * about. Everything else of a pass then speaks of that one.
 */
final class Handover {
  private final Duration grace;

  /**
   * @param grace how long a replaced environment is kept: its address may be cached somewhere, and
   *     it is the way back
   */
  Handover(Duration grace) {
    this.grace = grace;
  }

  /** The resource with the status' first place given to the one that serves now. */
  Subject settled(Subject subject, Map<String, EnvironmentSnapshot> seen, Instant now) {
    var before = subject.before();
    var second = before.replacement();
    if (second == null || before.environmentName() == null) return subject;
    var other = seen.get(second.environmentName());
    if (other == null || !other.id().equals(second.environmentId())) return subject;
    var first = seen.get(before.environmentName());
    if (answers(other, second) && (first == null || !answers(first, second)))
      return subject.with(exchanged(before, second, now));
    boolean orphan =
        first == null && second.phase().beforeSwap() && subject.spec().cnamePrefix() == null;
    // Without a prefix of its own the address is lost with the first, and the second is all there
    // is.
    return orphan ? subject.with(exchanged(before, second, now)) : subject;
  }

  private static boolean answers(EnvironmentSnapshot environment, SecondEnvironment second) {
    return second.cname().equals(environment.cname());
  }

  private EbEnvironmentStatus exchanged(
      EbEnvironmentStatus before, SecondEnvironment second, Instant now) {
    var status = Exchange.of(before, second);
    return Exchange.with(status, moved(before, status.replacement(), second, now));
  }

  private @Nullable SecondEnvironment moved(
      EbEnvironmentStatus before,
      @Nullable SecondEnvironment first,
      SecondEnvironment second,
      Instant now) {
    if (first == null) return null;
    if (second.phase() == ReplacementPhase.Retiring || second.phase() == ReplacementPhase.Kept) {
      var why =
          "Somebody swapped the CNAMEs back: environment %s serves again. Nothing is done until the spec changes or its user asks"
              .formatted(second.environmentName());
      return first.in(ReplacementPhase.Unswapped, why, now).heldAt(tried(before));
    }
    var why = "Environment %s has taken its place".formatted(second.environmentName());
    return first.in(ReplacementPhase.Retiring, why, now).until(now.plus(grace));
  }

  /** What the one that serves no more was asked for. */
  private static SecondEnvironment.@Nullable Held tried(EbEnvironmentStatus before) {
    var version = before.version();
    return before.observedGeneration() == null || version == null || version.desired() == null
        ? null
        : new SecondEnvironment.Held(before.observedGeneration(), version.desired());
  }
}
