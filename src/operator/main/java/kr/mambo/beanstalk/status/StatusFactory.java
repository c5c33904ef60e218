package kr.mambo.beanstalk.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.PlatformVersion;
import kr.mambo.beanstalk.api.EbEnvironmentStatusBuilder;
import kr.mambo.beanstalk.api.Kubernetes;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/** The status that follows from a pass; equal to the one before where nothing happened. */
public final class StatusFactory {
  private StatusFactory() {}

  public static EbEnvironmentStatus of(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var resource = observed.resource();
    var before = resource.previousStatus();
    var conditions = ConditionReport.of(observed, plan, outcome);
    // What is done to the second environment says nothing about the one that serves.
    var here =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep
            ? new BeanstalkOutcome.NotExecuted()
            : outcome;
    var live =
        observed.environment() instanceof EnvironmentState.Present(var snapshot) ? snapshot : null;
    boolean known = !(observed.environment() instanceof EnvironmentState.Unknown);
    var mine = live != null && ours(observed, live) ? live : null;
    boolean missed =
        plan.drift().stream()
                .flatMap(List::stream)
                .anyMatch(d -> d.what().equals(Drift.ENVIRONMENT))
            && !OwnershipReport.begins(outcome);
    return EbEnvironmentStatusBuilder.builder()
        .observedGeneration(resource.generation())
        .conditions(conditions.list())
        .lastHandledReconcileAt(
            Optional.ofNullable(resource.annotations().get(Annotations.RECONCILE))
                .orElse(before.lastHandledReconcileAt()))
        .lastHandledRedeployAt(OperationReport.redeployed(observed, plan.verdict(), outcome))
        .lastHandledApplyPlan(OwnershipReport.applyPlan(observed, plan))
        .environmentName(
            mine != null || live == null ? resource.environmentName() : before.environmentName())
        .environmentId(
            mine != null
                ? mine.id()
                : known && live == null && !missed ? null : before.environmentId())
        .url(mine != null ? url(mine, plan.kubernetes()) : known ? null : before.url())
        .lifecycle(live != null ? live.lifecycle().name() : known ? null : before.lifecycle())
        .health(
            live != null
                ? HealthReport.of(live, observed, before.health())
                : known ? null : before.health())
        .version(VersionReport.of(observed, plan, here))
        .platform(platform(observed, live, before.platform()))
        .operation(OperationReport.running(plan, outcome))
        .replacement(ReplacementReport.of(observed, plan, outcome))
        .failedOperation(OperationReport.failed(observed, plan, outcome))
        .images(plan.desired().map(DesiredState::images).orElse(before.images()))
        .imagesResolved(
            plan.desired().isPresent()
                ? plan.desired().get().imagesResolved()
                : before.imagesResolved())
        .certificates(plan.desired().map(DesiredState::certificates).orElse(before.certificates()))
        .ownedOptions(OwnershipReport.options(resource, plan, here))
        .ownedTags(OwnershipReport.tags(observed, plan, outcome))
        .appliedGeneration(OwnershipReport.applied(observed, plan))
        .adoptedGeneration(OwnershipReport.adopted(observed, plan, outcome))
        .drift(plan.drift().orElse(before.drift()))
        .failedVersions(FailedVersions.of(observed, plan, outcome))
        .kubernetes(plan.kubernetes().status().orElse(null))
        .migration(plan.desired().isEmpty() ? before.migration() : migration(plan.desired().get()))
        .build();
  }

  /** Made by our own call, or carrying our tag. */
  private static boolean ours(Observation observed, EnvironmentSnapshot live) {
    var before = observed.resource().previousStatus();
    if (live.id().equals(before.environmentId())) return true;
    var operation = before.operation();
    boolean made =
        operation != null
            && operation.requestId() != null
            && OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean tagged =
        observed
            .facts()
            .tags()
            .known()
            .map(tags -> observed.ownerId().equals(tags.get(Tags.OWNER)))
            .orElse(false);
    return made || tagged;
  }

  private static boolean leaves(Kubernetes told, EnvironmentSnapshot live) {
    var host = String.valueOf(live.cname()).toLowerCase(Locale.ROOT);
    return "Kubernetes".equals(told.serving()) && !told.targets().contains(host);
  }

  /** None of an environment that is about to go: its name may be another customer's then. */
  private static @Nullable String url(EnvironmentSnapshot live, KubernetesPlan cluster) {
    boolean going = cluster.status().map(told -> leaves(told, live)).orElse(false);
    return live.cname() == null || live.cname().isEmpty() || going
        ? null
        : "http://" + live.cname();
  }

  private static @Nullable PlatformVersion platform(
      Observation observed, @Nullable EnvironmentSnapshot live, @Nullable PlatformVersion before) {
    if (live == null)
      return observed.environment() instanceof EnvironmentState.Unknown ? before : null;
    var facts = observed.facts().livePlatform().known();
    var arn = live.platformArn();
    var same = before != null && arn.equals(before.arn()) ? before.lifecycle() : null;
    return new PlatformVersion(
        arn,
        kr.mambo.beanstalk.model.PlatformVersion.versionOf(arn),
        facts.map(p -> p.lifecycle().isEmpty() ? p.branchLifecycle() : p.lifecycle()).orElse(same),
        observed
            .facts()
            .newestPlatform()
            .known()
            .map(p -> p.version())
            .orElse(before == null ? null : before.available()));
  }

  private static @Nullable Migration migration(DesiredState desiredState) {
    var found = desiredState.migration();
    return found.blockers().isEmpty() && found.warnings().isEmpty() ? null : found;
  }
}
