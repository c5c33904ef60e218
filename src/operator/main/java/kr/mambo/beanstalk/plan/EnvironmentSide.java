package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNullElse;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/** The environment, as the way across and back looks at it. */
record EnvironmentSide(ClusterSituation situation) {
  private static final Set<String> SIZES =
      Set.of("aws:autoscaling:asg:minsize", "aws:autoscaling:asg:maxsize");

  /** Why it cannot take all callers now; empty when it can. */
  Optional<String> cannotServe() {
    var live = situation.environment();
    if (live.isEmpty()) return Optional.of("there is no environment yet");
    if (situation.readyCname().isEmpty())
      return Optional.of("the environment is " + live.get().lifecycle());
    // One that is Ready is better than no pod at all.
    if (situation.pods().ready() == 0) return Optional.empty();
    var deployment =
        requireNonNullElse(situation.seen().subject().spec().deployment(), Deployment.UNSAID);
    if (!live.get().health().within(deployment.healthThreshold()))
      return Optional.of("the environment's health is " + live.get().health());
    if (running()) return Optional.of("the environment is being changed");
    return small()
        ? Optional.of("the environment has fewer instances than asked")
        : Optional.empty();
  }

  /** It was scaled down to one instance and is not yet what the spec says. */
  private boolean small() {
    return situation
        .beanstalk()
        .drift()
        .orElseGet(situation.seen().subject().before()::drift)
        .stream()
        .filter(drift -> SIZES.contains(drift.what().toLowerCase(Locale.ROOT)))
        .anyMatch(drift -> "1".equals(drift.live()));
  }

  private boolean running() {
    return situation.beanstalk().verdict() instanceof Verdict.Running;
  }

  /** Whether there is none, or soon will be none: nothing serves that pods would wait for. */
  boolean gone() {
    return situation.seen().live() instanceof Live.Absent
        || situation
            .environment()
            .filter(live -> live.lifecycle() == Lifecycle.Terminating)
            .isPresent();
  }

  /** Why the pods cannot be held against it yet; empty also where there is none. */
  Optional<ClusterDecision> notComparable() {
    if (gone()) return Optional.empty();
    return switch (situation.seen().live()) {
      case Live.Absent absent -> Optional.empty();
      case Live.Unknown(var reason, var message) ->
          wait(reason, "What runs at Beanstalk is not known: " + message);
      case Live.Present(var live) -> notComparable(live);
    };
  }

  private Optional<ClusterDecision> notComparable(EnvironmentSnapshot live) {
    if (situation.environment().isEmpty())
      return wait(
          situation.beanstalk().decision().reason(), situation.beanstalk().decision().message());
    if (live.lifecycle() != Lifecycle.Ready || running())
      return wait(
          Reason.OperationInProgress,
          "The Service is switched once the environment is Ready; it is " + live.lifecycle());
    if (!same(live)) {
      return wait(
          Reason.VersionsDiffer,
          "The Service is switched once environment and pods run the same; the environment runs version %s"
              .formatted(live.versionLabel()));
    }
    return instances().isEmpty()
        ? wait(Reason.AwsUnavailable, "How many instances are in service is not known")
        : Optional.empty();
  }

  private static Optional<ClusterDecision> wait(Reason reason, String message) {
    return Optional.of(new ClusterDecision.Wait(reason, message));
  }

  private boolean same(EnvironmentSnapshot live) {
    var version =
        requireNonNullElse(
            situation.seen().subject().before().version(),
            new Version(null, null, null, null, null));
    return Objects.equals(version.desired(), live.versionLabel())
        && situation
            .beanstalk()
            .wanted()
            .filter(wanted -> wanted.inputs().equals(version.inputs()))
            .isPresent();
  }

  /** How many instances are in service: as it was read, else as it was known. */
  Optional<Integer> instances() {
    if (gone()) return Optional.of(0);
    return situation
        .seen()
        .facts()
        .instances()
        .known()
        .or(() -> Optional.ofNullable(situation.crossing().before().heldPods()));
  }
}
