package kr.mambo.beanstalk.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.PlatformVersion;
import kr.mambo.beanstalk.api.Kubernetes;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** The status that follows from a pass; equal to the one before where nothing happened. */
public final class StatusFactory {
  private StatusFactory() {}

  public static EbEnvironmentStatus of(Observation seen, Plan plan, Outcome outcome) {
    var subject = seen.subject();
    var before = subject.before();
    var conditions = ConditionReport.of(seen, plan, outcome);
    // What is done to the second environment says nothing about the one that serves.
    var here = plan.decision() instanceof Decision.Replacing ? new Outcome.Idle() : outcome;
    var live = seen.live() instanceof Live.Present(var snapshot) ? snapshot : null;
    boolean known = !(seen.live() instanceof Live.Unknown);
    var mine = live != null && ours(seen, live) ? live : null;
    boolean missed =
        plan.drift().stream()
                .flatMap(List::stream)
                .anyMatch(d -> d.what().equals(Drift.ENVIRONMENT))
            && !OwnershipReport.begins(outcome);
    return new EbEnvironmentStatus(
        subject.generation(),
        conditions.list(),
        Optional.ofNullable(subject.annotations().get(Annotations.RECONCILE))
            .orElse(before.lastHandledReconcileAt()),
        OperationReport.redeployed(seen, plan.verdict(), outcome),
        OwnershipReport.applyPlan(seen, plan),
        mine != null || live == null ? subject.environmentName() : before.environmentName(),
        mine != null ? mine.id() : known && live == null && !missed ? null : before.environmentId(),
        mine != null ? url(mine, plan.cluster()) : known ? null : before.url(),
        live != null ? live.lifecycle().name() : known ? null : before.lifecycle(),
        live != null
            ? HealthReport.of(live, seen, before.health())
            : known ? null : before.health(),
        VersionReport.of(seen, plan, here),
        platform(seen, live, before.platform()),
        OperationReport.running(plan, outcome),
        ReplacementReport.of(seen, plan, outcome),
        OperationReport.failed(seen, plan, outcome),
        plan.wanted().map(Wanted::images).orElse(before.images()),
        plan.wanted().isPresent() ? plan.wanted().get().resolved() : before.imagesResolved(),
        plan.wanted().map(Wanted::certificates).orElse(before.certificates()),
        OwnershipReport.options(subject, plan, here),
        OwnershipReport.tags(seen, plan, outcome),
        OwnershipReport.applied(seen, plan),
        OwnershipReport.adopted(seen, plan, outcome),
        plan.drift().orElse(before.drift()),
        FailedVersions.of(seen, plan, outcome),
        plan.cluster().status().orElse(null),
        plan.wanted().isEmpty() ? before.migration() : migration(plan.wanted().get()));
  }

  /** Made by our own call, or carrying our tag. */
  private static boolean ours(Observation seen, EnvironmentSnapshot live) {
    var before = seen.subject().before();
    if (live.id().equals(before.environmentId())) return true;
    var operation = before.operation();
    boolean made =
        operation != null
            && operation.requestId() != null
            && OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean tagged =
        seen.facts()
            .tags()
            .known()
            .map(tags -> seen.ownerId().equals(tags.get(Tags.OWNER)))
            .orElse(false);
    return made || tagged;
  }

  private static boolean leaves(Kubernetes told, EnvironmentSnapshot live) {
    var host = String.valueOf(live.cname()).toLowerCase(Locale.ROOT);
    return "Kubernetes".equals(told.serving()) && !told.targets().contains(host);
  }

  /** None of an environment that is about to go: its name may be another customer's then. */
  private static @Nullable String url(EnvironmentSnapshot live, ClusterPlan cluster) {
    boolean going = cluster.status().map(told -> leaves(told, live)).orElse(false);
    return live.cname() == null || live.cname().isEmpty() || going
        ? null
        : "http://" + live.cname();
  }

  private static @Nullable PlatformVersion platform(
      Observation seen, @Nullable EnvironmentSnapshot live, @Nullable PlatformVersion before) {
    if (live == null) return seen.live() instanceof Live.Unknown ? before : null;
    var facts = seen.facts().livePlatform().known();
    var arn = live.platformArn();
    var same = before != null && arn.equals(before.arn()) ? before.lifecycle() : null;
    return new PlatformVersion(
        arn,
        kr.mambo.beanstalk.model.PlatformVersion.versionOf(arn),
        facts.map(p -> p.lifecycle().isEmpty() ? p.branchLifecycle() : p.lifecycle()).orElse(same),
        seen.facts()
            .newestPlatform()
            .known()
            .map(p -> p.version())
            .orElse(before == null ? null : before.available()));
  }

  private static @Nullable Migration migration(Wanted wanted) {
    var found = wanted.migration();
    return found.blockers().isEmpty() && found.warnings().isEmpty() ? null : found;
  }
}
