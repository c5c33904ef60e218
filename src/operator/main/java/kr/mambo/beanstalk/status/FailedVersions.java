package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.api.FailedVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** Which versions failed, and why. */
final class FailedVersions {
  private static final int MOST = 10;

  private FailedVersions() {}

  /** The newest last, ten at most. */
  static List<FailedVersion> of(Observation seen, Plan plan, Outcome outcome) {
    var before = seen.subject().before();
    boolean again = seen.subject().asks(Annotations.RECONCILE, before.lastHandledReconcileAt());
    var failed = new ArrayList<>(again ? List.<FailedVersion>of() : before.failedVersions());
    if (plan.verdict() instanceof Verdict.Failed verdict && deploys(verdict)) {
      add(failed, seen, plan, String.valueOf(verdict.operation().label()), verdict.message());
    }
    // What is stopped because it fails has failed.
    if (plan.decision() instanceof Decision.Abort abort
        && OwnershipReport.begins(outcome)
        && plan.verdict() instanceof Verdict.Running(var operation, var overdue)
        && operation.label() != null
        && OperationKind.of(operation.kind()) == OperationKind.Deploy) {
      add(failed, seen, plan, operation.label(), abort.message());
    }
    if (plan.verdict() instanceof Verdict.Succeeded(var operation)) {
      failed.removeIf(f -> f.label().equals(operation.label()));
    }
    failed.replaceAll(f -> withLogs(f, seen, plan, outcome));
    return failed.size() <= MOST ? failed : failed.subList(failed.size() - MOST, failed.size());
  }

  private static void add(
      List<FailedVersion> failed, Observation seen, Plan plan, String label, String message) {
    failed.removeIf(f -> f.label().equals(label));
    failed.add(new FailedVersion(label, seen.now(), message, settings(plan, label), null, null));
  }

  private static boolean deploys(Verdict.Failed verdict) {
    return verdict.operation().label() != null
        && OperationKind.of(verdict.operation().kind()).deploys();
  }

  /** With the options that the spec has at this moment, whether they were sent along or not. */
  private static @Nullable String settings(Plan plan, String label) {
    return plan.wanted().filter(w -> w.label().equals(label)).map(Wanted::settings).orElse(null);
  }

  private static FailedVersion withLogs(
      FailedVersion failed, Observation seen, Plan plan, Outcome outcome) {
    boolean requested =
        outcome instanceof Outcome.Done
            && plan.decision() instanceof Decision.RequestLogs asked
            && asked.label().equals(failed.label());
    return new FailedVersion(
        failed.label(),
        failed.failedAt(),
        failed.message(),
        failed.settings(),
        requested ? seen.now() : failed.logsRequestedAt(),
        log(failed, seen, plan));
  }

  /** Logs are read for the wanted version only. */
  private static @Nullable String log(FailedVersion failed, Observation seen, Plan plan) {
    boolean wanted = plan.wanted().filter(w -> w.label().equals(failed.label())).isPresent();
    if (failed.log() != null || !wanted) return failed.log();
    return seen.facts().logs().known().map(LogExcerpt::of).orElse(null);
  }
}
