package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Plan;
import org.jspecify.annotations.Nullable;

/** Which versions failed, and why. */
final class FailedVersionReport {
  private static final int MAX_VERSIONS = 10;

  private FailedVersionReport() {}

  /** The newest last, ten at most. */
  static List<FailedVersion> of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var previousStatus = observed.resource().previousStatus();
    boolean retryRequested =
        observed
            .resource()
            .isRequested(Annotations.RECONCILE, previousStatus.lastHandledReconcileAt());
    var failed =
        new ArrayList<>(
            retryRequested ? List.<FailedVersion>of() : previousStatus.failedVersions());
    if (plan.verdict() instanceof OperationVerdict.Failed verdict && isDeployment(verdict)) {
      add(failed, observed, plan, String.valueOf(verdict.operation().label()), verdict.message());
    }
    // What is stopped because it fails has failed.
    if (plan.decision() instanceof BeanstalkDecision.Abort abort
        && OwnershipReport.mayHaveStarted(outcome)
        && plan.verdict() instanceof OperationVerdict.Running(var operation, var overdue)
        && operation.label() != null
        && OperationKind.of(operation.kind()) == OperationKind.Deploy) {
      add(failed, observed, plan, operation.label(), abort.message());
    }
    if (plan.verdict() instanceof OperationVerdict.Succeeded(var operation)) {
      failed.removeIf(f -> f.label().equals(operation.label()));
    }
    failed.replaceAll(f -> withLogs(f, observed, plan, outcome));
    return failed.size() <= MAX_VERSIONS
        ? failed
        : failed.subList(failed.size() - MAX_VERSIONS, failed.size());
  }

  private static void add(
      List<FailedVersion> failed, Observation observed, Plan plan, String label, String message) {
    failed.removeIf(f -> f.label().equals(label));
    failed.add(
        new FailedVersion(
            label, observed.now(), message, desiredSettings(plan, label), null, null));
  }

  private static boolean isDeployment(OperationVerdict.Failed verdict) {
    return verdict.operation().label() != null
        && OperationKind.of(verdict.operation().kind()).deploys();
  }

  /** With the options that the spec has at this moment, whether they were sent along or not. */
  private static @Nullable String desiredSettings(Plan plan, String label) {
    return plan.desired()
        .filter(w -> w.label().equals(label))
        .map(DesiredState::settingsDigest)
        .orElse(null);
  }

  private static FailedVersion withLogs(
      FailedVersion failed, Observation observed, Plan plan, BeanstalkOutcome outcome) {
    boolean requested =
        outcome instanceof BeanstalkOutcome.Done
            && plan.decision() instanceof BeanstalkDecision.RequestLogs request
            && request.label().equals(failed.label());
    return new FailedVersion(
        failed.label(),
        failed.failedAt(),
        failed.message(),
        failed.settings(),
        requested ? observed.now() : failed.logsRequestedAt(),
        logExcerpt(failed, observed, plan));
  }

  /** Logs are read for the wanted version only. */
  private static @Nullable String logExcerpt(
      FailedVersion failed, Observation observed, Plan plan) {
    boolean desired = plan.desired().filter(w -> w.label().equals(failed.label())).isPresent();
    if (failed.log() != null || !desired) return failed.log();
    return observed.facts().logs().known().map(LogExcerpt::extract).orElse(null);
  }
}
