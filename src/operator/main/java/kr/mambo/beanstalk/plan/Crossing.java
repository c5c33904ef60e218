package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.AfterCutover;
import kr.mambo.beanstalk.api.BeanstalkAfterCutover;
import kr.mambo.beanstalk.api.Kubernetes;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.api.WayBack;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Subject;

/** How far the workload is on its way between the two sides, as spec, status and clock tell. */
public record Crossing(Subject subject, Instant now) {
  /** The words of {@code status.kubernetes.serving}. */
  static final String PODS = "Kubernetes";

  static final String ENVIRONMENT = "Beanstalk";

  /** What callers may still have in a cache of names after the soak. */
  private static final Duration MORE = Duration.ofMinutes(5);

  /** Whether anything of ours may be in the cluster, or is to be. */
  public static boolean concerns(Subject subject) {
    return subject.before().kubernetes() != null
        || (subject.spec().kubernetes() != null && !subject.deleting());
  }

  /** Whether the environment is left with one instance, since the pods do its work. */
  public boolean scaledDown() {
    return does(AfterCutover.ScaleDown);
  }

  boolean terminated() {
    return does(AfterCutover.Terminate);
  }

  private boolean does(AfterCutover action) {
    return after().action() == action && left().filter(at -> !at.isAfter(now)).isPresent();
  }

  boolean asked() {
    return subject.spec().kubernetes() != null;
  }

  KubernetesTarget target() {
    return requireNonNullElse(subject.spec().kubernetes(), KubernetesTarget.UNSAID);
  }

  Kubernetes before() {
    return requireNonNullElse(subject.before().kubernetes(), Kubernetes.NONE);
  }

  /** What the spec says; after a cutover that failed, both sides are kept. */
  Placement placement() {
    var said = subject.spec().placement();
    return said == Placement.Kubernetes && back().isPresent() ? Placement.Both : said;
  }

  /** The way back that was taken from this very cutover. */
  Optional<WayBack> back() {
    boolean again = subject.asks(Annotations.RECONCILE, subject.before().lastHandledReconcileAt());
    return Optional.ofNullable(before().back())
        .filter(back -> back.generation() == subject.generation() && !again);
  }

  /** As the last pass saw it. */
  boolean servedByPods() {
    return PODS.equals(before().serving());
  }

  /** Until when a number of pods is held that equals the instances; empty before the switch. */
  Optional<Instant> soaked() {
    return switched().map(at -> at.plus(soak()));
  }

  /** Until when the side that was left stays as it is; empty where none was. */
  Optional<Instant> kept() {
    return soaked().map(at -> at.plus(MORE));
  }

  /** Whether the side that was left may be needed again. */
  boolean keeps() {
    return kept().filter(now::isBefore).isPresent();
  }

  Duration soak() {
    return Duration.ofSeconds(target().soakSeconds());
  }

  private Optional<Instant> switched() {
    return Optional.ofNullable(before().switchedAt());
  }

  private BeanstalkAfterCutover after() {
    return requireNonNullElse(
        target().beanstalkAfterCutover(), new BeanstalkAfterCutover(AfterCutover.Keep, 0));
  }

  /** When the environment is done with what the spec says; empty while it may still serve. */
  private Optional<Instant> left() {
    return placement() == Placement.Kubernetes && servedByPods()
        ? kept().map(at -> at.plusSeconds(after().afterSeconds()))
        : Optional.empty();
  }

  /** When the clock alone changes something next. */
  Optional<Instant> due(Optional<Instant> heldSince) {
    return Stream.of(heldSince.map(at -> at.plus(soak())), soaked(), kept(), left())
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
