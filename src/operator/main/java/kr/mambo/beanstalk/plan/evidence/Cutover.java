package kr.mambo.beanstalk.plan.evidence;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.AfterCutoverAction;
import kr.mambo.beanstalk.api.BeanstalkAfterCutover;
import kr.mambo.beanstalk.api.CutoverRollback;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.api.KubernetesStatus;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentResource;

/** How far the workload is on its way between the two sides, as spec, status and clock tell. */
public record Cutover(EnvironmentResource subject, Instant now) {
  /** The words of {@code status.kubernetes.serving}. */
  public static final String SERVING_KUBERNETES = "Kubernetes";

  public static final String SERVING_BEANSTALK = "Beanstalk";

  /** What callers may still have in a cache of names after the soak. */
  private static final Duration DNS_CACHE_GRACE = Duration.ofMinutes(5);

  /** Whether anything of ours may be in the cluster, or is to be. */
  public static boolean isRelevant(EnvironmentResource resource) {
    return resource.previousStatus().kubernetes() != null
        || (resource.spec().kubernetes() != null && !resource.isDeleting());
  }

  /** Whether the environment is left with one instance, since the pods do its work. */
  public boolean isScaleDownDue() {
    return isActionDue(AfterCutoverAction.ScaleDown);
  }

  public boolean isTerminationDue() {
    return isActionDue(AfterCutoverAction.Terminate);
  }

  private boolean isActionDue(AfterCutoverAction action) {
    return afterCutover().action() == action
        && afterCutoverDueAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  public boolean isRequested() {
    return subject.spec().kubernetes() != null;
  }

  public KubernetesSpec target() {
    return subject.spec().effectiveKubernetes();
  }

  public KubernetesStatus previousStatus() {
    return requireNonNullElse(subject.previousStatus().kubernetes(), KubernetesStatus.NONE);
  }

  /** What the spec says; after a cutover that failed, both sides are kept. */
  public Placement effectivePlacement() {
    var requested = subject.spec().placement();
    return requested == Placement.Kubernetes && rollback().isPresent() ? Placement.Both : requested;
  }

  /** The rollback that was taken from this very cutover. */
  public Optional<CutoverRollback> rollback() {
    boolean retryRequested =
        subject.isRequested(
            Annotations.RECONCILE, subject.previousStatus().lastHandledReconcileAt());
    return Optional.ofNullable(previousStatus().rollback())
        .filter(rollback -> rollback.generation() == subject.generation() && !retryRequested);
  }

  /** As the last pass saw it. */
  public boolean isServedByPods() {
    return SERVING_KUBERNETES.equals(previousStatus().serving());
  }

  /** Until when a number of pods is held that equals the instances; empty before the switch. */
  public Optional<Instant> soakEndsAt() {
    return switchedAt().map(at -> at.plus(soakDuration()));
  }

  /** Until when the side that was left stays as it is; empty where none was. */
  Optional<Instant> standbyEndsAt() {
    return soakEndsAt().map(at -> at.plus(DNS_CACHE_GRACE));
  }

  /** Whether the side that was left may be needed again. */
  public boolean isStandbyRetained() {
    return standbyEndsAt().filter(now::isBefore).isPresent();
  }

  public Duration soakDuration() {
    return Duration.ofSeconds(target().soakSeconds());
  }

  private Optional<Instant> switchedAt() {
    return Optional.ofNullable(previousStatus().switchedAt());
  }

  private BeanstalkAfterCutover afterCutover() {
    return requireNonNullElse(
        target().beanstalkAfterCutover(), new BeanstalkAfterCutover(AfterCutoverAction.Keep, 0));
  }

  /** When the environment is done with what the spec says; empty while it may still serve. */
  private Optional<Instant> afterCutoverDueAt() {
    return effectivePlacement() == Placement.Kubernetes && isServedByPods()
        ? standbyEndsAt().map(at -> at.plusSeconds(afterCutover().afterSeconds()))
        : Optional.empty();
  }

  /** When the clock alone changes something next. */
  public Optional<Instant> nextDeadline(Optional<Instant> soakStartedAt) {
    return Stream.of(
            soakStartedAt.map(at -> at.plus(soakDuration())),
            soakEndsAt(),
            standbyEndsAt(),
            afterCutoverDueAt())
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
