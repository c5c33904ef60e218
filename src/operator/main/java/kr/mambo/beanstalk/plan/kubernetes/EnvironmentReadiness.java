package kr.mambo.beanstalk.plan.kubernetes;

import static java.util.Objects.requireNonNullElse;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.VersionBuilder;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;

/** The environment, as the way across and back looks at it. */
record EnvironmentReadiness(KubernetesSituation situation) {
  private static final Set<String> SIZE_OPTIONS =
      Set.of("aws:autoscaling:asg:minsize", "aws:autoscaling:asg:maxsize");

  /** Why it cannot take all callers now; empty when it can. */
  Optional<String> findUnreadyReason() {
    var live = situation.environment();
    if (live.isEmpty()) return Optional.of("no environment exists yet");
    if (situation.readyHost().isEmpty())
      return Optional.of("the environment is " + live.get().lifecycle());
    // One that is Ready is better than no pod at all.
    if (situation.rollout().readyReplicas() == 0) return Optional.empty();
    var deployment = situation.observed().resource().deployment();
    if (!live.get().health().isWithin(deployment.effectiveHealthThreshold()))
      return Optional.of("the environment's health is " + live.get().health());
    if (isOperationRunning()) return Optional.of("an operation is running on the environment");
    return isScaledDown()
        ? Optional.of("the environment has fewer instances than requested")
        : Optional.empty();
  }

  /** It was scaled down to one instance and is not yet what the spec says. */
  private boolean isScaledDown() {
    return situation
        .beanstalkPlan()
        .drift()
        .orElseGet(situation.observed().resource().previousStatus()::drift)
        .stream()
        .filter(drift -> SIZE_OPTIONS.contains(drift.what().toLowerCase(Locale.ROOT)))
        .anyMatch(drift -> "1".equals(drift.live()));
  }

  private boolean isOperationRunning() {
    return situation.beanstalkPlan().verdict() instanceof OperationVerdict.Running;
  }

  /** Whether there is none, or soon will be none: nothing serves that pods would wait for. */
  boolean isGone() {
    return situation.observed().environment() instanceof EnvironmentState.Absent
        || situation
            .environment()
            .filter(live -> live.lifecycle() == Lifecycle.Terminating)
            .isPresent();
  }

  /** Why the pods cannot be held against it yet; empty also where there is none. */
  Optional<KubernetesDecision> waitUntilComparable() {
    if (isGone()) return Optional.empty();
    return switch (situation.observed().environment()) {
      case EnvironmentState.Absent _ -> Optional.empty();
      case EnvironmentState.Unknown(var reason, var message) ->
          wait(reason, "Waiting for the state of the environment: " + message);
      case EnvironmentState.Present(var live) -> waitUntilComparable(live);
    };
  }

  private Optional<KubernetesDecision> waitUntilComparable(EnvironmentSnapshot live) {
    if (situation.environment().isEmpty())
      return wait(
          situation.beanstalkPlan().decision().reason(),
          situation.beanstalkPlan().decision().message());
    if (live.lifecycle() != Lifecycle.Ready || isOperationRunning())
      return wait(
          Reason.OperationInProgress,
          "Waiting for the environment to be Ready; it is " + live.lifecycle());
    if (!runsDesiredVersion(live)) {
      return wait(
          Reason.VersionMismatch,
          "Waiting for environment and pods to run the same version; the environment runs version %s"
              .formatted(live.versionLabel()));
    }
    return instancesInService().isEmpty()
        ? wait(Reason.AwsUnavailable, "Waiting for the number of instances in service")
        : Optional.empty();
  }

  private static Optional<KubernetesDecision> wait(Reason reason, String message) {
    return Optional.of(new KubernetesDecision.Wait(reason, message));
  }

  private boolean runsDesiredVersion(EnvironmentSnapshot live) {
    var version =
        requireNonNullElse(
            situation.observed().resource().previousStatus().version(),
            VersionBuilder.builder().build());
    return Objects.equals(version.desired(), live.versionLabel())
        && situation
            .beanstalkPlan()
            .desired()
            .filter(desiredState -> desiredState.inputsDigest().equals(version.inputs()))
            .isPresent();
  }

  /** How many instances are in service: as it was read, else as it was known. */
  Optional<Integer> instancesInService() {
    if (isGone()) return Optional.of(0);
    return situation
        .observed()
        .facts()
        .instanceCount()
        .known()
        .or(() -> Optional.ofNullable(situation.cutover().previousStatus().replicaFloor()));
  }
}
