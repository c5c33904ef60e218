package kr.mambo.beanstalk.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.PlatformVersion;
import kr.mambo.beanstalk.api.EbEnvironmentStatusBuilder;
import kr.mambo.beanstalk.api.KubernetesStatus;
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

  public static EbEnvironmentStatus create(
      Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var resource = observed.resource();
    var previousStatus = resource.previousStatus();
    var conditions = ConditionReport.of(observed, plan, outcome);
    // What is done to the second environment says nothing about the one that serves.
    var outcomeOnActive =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep
            ? new BeanstalkOutcome.NotExecuted()
            : outcome;
    var live = observed.environment().snapshot().orElse(null);
    boolean known = !(observed.environment() instanceof EnvironmentState.Unknown);
    var ownedEnvironment = live != null && isOwned(observed, live) ? live : null;
    boolean missing =
        plan.drift().stream()
                .flatMap(List::stream)
                .anyMatch(d -> d.what().equals(Drift.ENVIRONMENT))
            && !OwnershipReport.mayHaveStarted(outcome);
    return EbEnvironmentStatusBuilder.builder()
        .observedGeneration(resource.generation())
        .conditions(conditions.list())
        .lastHandledReconcileAt(
            Optional.ofNullable(resource.annotations().get(Annotations.RECONCILE))
                .orElse(previousStatus.lastHandledReconcileAt()))
        .lastHandledRedeployAt(
            OperationReport.lastHandledRedeployAt(observed, plan.verdict(), outcome))
        .lastHandledApplyPlan(OwnershipReport.lastHandledApplyPlan(observed, plan))
        .environmentName(
            ownedEnvironment != null || live == null
                ? resource.environmentName()
                : previousStatus.environmentName())
        .environmentId(
            ownedEnvironment != null
                ? ownedEnvironment.id()
                : known && live == null && !missing ? null : previousStatus.environmentId())
        .url(
            ownedEnvironment != null
                ? url(ownedEnvironment, plan.kubernetes())
                : known ? null : previousStatus.url())
        .lifecycle(
            live != null ? live.lifecycle().name() : known ? null : previousStatus.lifecycle())
        .health(
            live != null
                ? HealthReport.report(live, observed, previousStatus.health())
                : known ? null : previousStatus.health())
        .version(VersionReport.report(observed, plan, outcomeOnActive))
        .platform(platform(observed, live, previousStatus.platform()))
        .operation(OperationReport.runningOperation(plan, outcome))
        .replacement(ReplacementReport.of(observed, plan, outcome))
        .failedOperation(OperationReport.failedOperation(observed, plan, outcome))
        .images(plan.desired().map(DesiredState::images).orElse(previousStatus.images()))
        .imagesResolved(
            plan.desired().isPresent()
                ? plan.desired().get().imagesResolved()
                : previousStatus.imagesResolved())
        .certificates(
            plan.desired().map(DesiredState::certificates).orElse(previousStatus.certificates()))
        .ownedOptions(OwnershipReport.ownedOptions(resource, plan, outcomeOnActive))
        .appliedDefaults(OwnershipReport.appliedDefaults(observed, plan))
        .ownedTags(OwnershipReport.ownedTags(observed, plan, outcome))
        .appliedGeneration(OwnershipReport.appliedGeneration(observed, plan))
        .adoptedGeneration(OwnershipReport.adoptedGeneration(observed, plan, outcome))
        .drift(plan.drift().orElse(previousStatus.drift()))
        .failedVersions(FailedVersionReport.of(observed, plan, outcome))
        .kubernetes(plan.kubernetes().status().orElse(null))
        .migration(
            plan.desired().isEmpty() ? previousStatus.migration() : migration(plan.desired().get()))
        .build();
  }

  /** Made by our own call, or carrying our tag. */
  private static boolean isOwned(Observation observed, EnvironmentSnapshot live) {
    var previousStatus = observed.resource().previousStatus();
    if (live.id().equals(previousStatus.environmentId())) return true;
    var operation = previousStatus.operation();
    boolean createdByOperator =
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
    return createdByOperator || tagged;
  }

  private static boolean isDetachedFromService(
      KubernetesStatus kubernetesStatus, EnvironmentSnapshot live) {
    var host = String.valueOf(live.cname()).toLowerCase(Locale.ROOT);
    return "Kubernetes".equals(kubernetesStatus.serving())
        && !kubernetesStatus.targets().contains(host);
  }

  /** None of an environment that is about to go: its name may be another customer's then. */
  private static @Nullable String url(EnvironmentSnapshot live, KubernetesPlan cluster) {
    boolean detached =
        cluster
            .status()
            .map(kubernetesStatus -> isDetachedFromService(kubernetesStatus, live))
            .orElse(false);
    return live.cname() == null || live.cname().isEmpty() || detached
        ? null
        : "http://" + live.cname();
  }

  private static @Nullable PlatformVersion platform(
      Observation observed,
      @Nullable EnvironmentSnapshot live,
      @Nullable PlatformVersion previous) {
    if (live == null)
      return observed.environment() instanceof EnvironmentState.Unknown ? previous : null;
    var facts = observed.facts().livePlatform().known();
    var arn = live.platformArn();
    var knownLifecycle =
        previous != null && arn.equals(previous.arn()) ? previous.lifecycle() : null;
    return new PlatformVersion(
        arn,
        kr.mambo.beanstalk.model.PlatformVersion.versionOf(arn),
        facts
            .map(p -> p.lifecycle().isEmpty() ? p.branchLifecycle() : p.lifecycle())
            .orElse(knownLifecycle),
        observed
            .facts()
            .newestPlatform()
            .known()
            .map(p -> p.version())
            .orElse(previous == null ? null : previous.available()));
  }

  private static @Nullable Migration migration(DesiredState desiredState) {
    var migration = desiredState.migration();
    return migration.blockers().isEmpty() && migration.warnings().isEmpty() ? null : migration;
  }
}
