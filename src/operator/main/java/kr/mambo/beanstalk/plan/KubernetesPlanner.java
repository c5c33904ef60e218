package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.kubernetes.CutoverRollbackRule;
import kr.mambo.beanstalk.plan.kubernetes.CutoverRule;
import kr.mambo.beanstalk.plan.kubernetes.DanglingServiceRule;
import kr.mambo.beanstalk.plan.kubernetes.FailedCutoverRule;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesDeletionRule;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesPauseRule;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesRemovalRule;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesRule;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesSituation;
import kr.mambo.beanstalk.plan.kubernetes.KubernetesStatusFactory;
import kr.mambo.beanstalk.plan.kubernetes.ManifestsRule;
import kr.mambo.beanstalk.plan.kubernetes.RolloutRule;
import kr.mambo.beanstalk.plan.kubernetes.ServiceTargetRule;
import kr.mambo.beanstalk.plan.kubernetes.SwitchBackWaitRule;
import kr.mambo.beanstalk.plan.kubernetes.WriteAheadRule;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;

/** Decides what is done in the cluster: the first rule that has something to say. */
public final class KubernetesPlanner {
  private static final List<KubernetesRule> RULES =
      List.of(
          new KubernetesPauseRule(),
          new KubernetesDeletionRule(),
          new WriteAheadRule(),
          new ServiceTargetRule(),
          new CutoverRollbackRule(),
          new DanglingServiceRule(),
          new KubernetesRemovalRule(),
          new ManifestsRule(),
          new SwitchBackWaitRule(),
          new FailedCutoverRule(),
          new CutoverRule(),
          new RolloutRule());

  private final String clusterDomain;

  /**
   * @param clusterDomain of the cluster's DNS, usually {@code cluster.local}
   */
  public KubernetesPlanner(String clusterDomain) {
    this.clusterDomain = clusterDomain;
  }

  /**
   * Decides what one pass does in the cluster.
   *
   * @param beanstalkPlan what it does at Beanstalk
   * @param debouncing whether the inputs changed so recently that they may change again
   */
  public KubernetesPlan plan(
      Observation observed, Plan beanstalkPlan, KubernetesRendering rendering, boolean debouncing) {
    return switch (observed.kubernetes()) {
      case Fact.NotRead<KubernetesState> _ -> KubernetesPlan.NONE;
      case Fact.Unreadable<KubernetesState>(var failure) -> planUnreadable(observed, failure);
      case Fact.Known<KubernetesState>(var view) ->
          plan(
              new KubernetesSituation(
                  observed, beanstalkPlan, view, rendering, debouncing, clusterDomain));
    };
  }

  private static KubernetesPlan plan(KubernetesSituation situation) {
    var decision =
        withoutWrites(
            situation,
            RULES.stream()
                .map(rule -> rule.decide(situation))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> converged(situation)));
    var status = KubernetesStatusFactory.create(situation, decision);
    return new KubernetesPlan(
        Optional.of(decision),
        status,
        assessPodsReady(situation, decision),
        isReadySource(situation.observed()),
        situation.cutover().nextDeadline(status.map(m -> m.soakStartedAt())));
  }

  private static KubernetesDecision converged(KubernetesSituation situation) {
    return new KubernetesDecision.Nothing(
        Reason.PodsReady,
        situation.cutover().effectivePlacement() == Placement.Beanstalk
            ? "The Service points to the environment"
            : "The desired version runs in pods, of which %d are ready"
                .formatted(situation.rollout().readyReplicas()));
  }

  private static boolean isReadySource(Observation observed) {
    var resource = observed.resource();
    return resource.spec().placement() == Placement.Kubernetes && !resource.isDeleting();
  }

  private static KubernetesPlan planUnreadable(Observation observed, Failure failure) {
    var decision = new KubernetesDecision.Wait(Reason.ObjectRefused, failure.message());
    return new KubernetesPlan(
        Optional.of(decision),
        Optional.ofNullable(observed.resource().previousStatus().kubernetes()),
        Optional.of(assess(ConditionStatus.Unknown, decision)),
        isReadySource(observed),
        Optional.empty());
  }

  private static Optional<ConditionAssessment> assessPodsReady(
      KubernetesSituation situation, KubernetesDecision decision) {
    if (!situation.cutover().isRequested() || situation.observed().resource().isDeleting())
      return Optional.empty();
    if (decision instanceof KubernetesDecision.Nothing)
      return Optional.of(assess(ConditionStatus.True, decision));
    if (decision instanceof KubernetesDecision.Paused hold)
      return Optional.of(assess(ConditionStatus.Unknown, hold));
    boolean aboutTheSwitch =
        switch (decision.reason()) {
          case Blocked, Soaking, VersionMismatch, Switching, SwitchingBack, CutoverFailed -> true;
          default -> false;
        };
    return Optional.of(
        aboutTheSwitch && situation.rollout().isComplete()
            ? assess(ConditionStatus.True, converged(situation))
            : assess(ConditionStatus.False, decision));
  }

  private static ConditionAssessment assess(ConditionStatus status, KubernetesDecision decision) {
    return new ConditionAssessment(
        ConditionType.PodsReady, status, decision.reason(), decision.message());
  }

  /** Observe never writes, but lets go. */
  private static KubernetesDecision withoutWrites(
      KubernetesSituation situation, KubernetesDecision decision) {
    var resource = situation.observed().resource();
    if (resource.spec().managementMode() != ManagementMode.Observe || !decision.isWrite())
      return decision;
    return decision instanceof KubernetesDecision.Prune && resource.isDeleting()
        ? new KubernetesDecision.Nothing(
            Reason.Retained, "Retaining the objects because spec.managementMode is Observe")
        : pause(decision);
  }

  private static KubernetesDecision pause(KubernetesDecision decision) {
    return new KubernetesDecision.Paused(
        Reason.Observing, "Skipped because spec.managementMode is Observe: " + decision.message());
  }
}
