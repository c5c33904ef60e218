package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;

/** Decides what is done in the cluster: the first rule that has something to say. */
public final class ClusterPlanner {
  private static final List<ClusterRule> RULES =
      List.of(
          new ClusterPauseRule(),
          new ReleaseRule(),
          new RememberRule(),
          new SwitchBackRule(),
          new CutoverFailureRule(),
          new LostEnvironmentRule(),
          new LeavingRule(),
          new ManifestsRule(),
          new SwitchBackWaitRule(),
          new FailedCutoverRule(),
          new SwitchRule(),
          new RolloutRule());

  private final String clusterDomain;

  /**
   * @param clusterDomain of the cluster's DNS, usually {@code cluster.local}
   */
  public ClusterPlanner(String clusterDomain) {
    this.clusterDomain = clusterDomain;
  }

  /**
   * Decides what one pass does in the cluster.
   *
   * @param beanstalk what it does at Beanstalk
   * @param settling whether the inputs changed so recently that they may change again
   */
  public ClusterPlan plan(
      Observation seen, Plan beanstalk, ClusterRendering rendering, boolean settling) {
    return switch (seen.cluster()) {
      case Fact.NotAsked<ClusterView> none -> ClusterPlan.NONE;
      case Fact.Unreadable<ClusterView>(var failure) -> unreadable(seen, failure);
      case Fact.Known<ClusterView>(var view) ->
          plan(new ClusterSituation(seen, beanstalk, view, rendering, settling, clusterDomain));
    };
  }

  private static ClusterPlan plan(ClusterSituation situation) {
    var decision =
        observed(
            situation,
            RULES.stream()
                .map(rule -> rule.decide(situation))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> converged(situation)));
    var memory = ClusterMemory.of(situation, decision);
    return new ClusterPlan(
        Optional.of(decision),
        memory,
        podsReady(situation, decision),
        speaks(situation.seen()),
        situation.crossing().due(memory.map(m -> m.heldSince())));
  }

  private static ClusterDecision converged(ClusterSituation situation) {
    return new ClusterDecision.Nothing(
        Reason.PodsReady,
        situation.crossing().placement() == Placement.Beanstalk
            ? "The Service leads to the environment"
            : "What is wanted runs in pods, %d of them ready".formatted(situation.pods().ready()));
  }

  private static boolean speaks(Observation seen) {
    var subject = seen.subject();
    return subject.spec().placement() == Placement.Kubernetes && !subject.deleting();
  }

  private static ClusterPlan unreadable(Observation seen, Failure failure) {
    var decision = new ClusterDecision.Wait(Reason.ObjectRefused, failure.message());
    return new ClusterPlan(
        Optional.of(decision),
        Optional.ofNullable(seen.subject().before().kubernetes()),
        Optional.of(assess(ConditionStatus.Unknown, decision)),
        speaks(seen),
        Optional.empty());
  }

  private static Optional<Assessment> podsReady(
      ClusterSituation situation, ClusterDecision decision) {
    if (!situation.crossing().asked() || situation.seen().subject().deleting())
      return Optional.empty();
    if (decision instanceof ClusterDecision.Nothing)
      return Optional.of(assess(ConditionStatus.True, decision));
    if (decision instanceof ClusterDecision.Hold hold)
      return Optional.of(assess(ConditionStatus.Unknown, hold));
    boolean aboutTheSwitch =
        switch (decision.reason()) {
          case Blocked, Soaking, VersionsDiffer, Switching, SwitchingBack, CutoverFailed -> true;
          default -> false;
        };
    return Optional.of(
        aboutTheSwitch && situation.pods().complete()
            ? assess(ConditionStatus.True, converged(situation))
            : assess(ConditionStatus.False, decision));
  }

  private static Assessment assess(ConditionStatus status, ClusterDecision decision) {
    return new Assessment(ConditionType.PodsReady, status, decision.reason(), decision.message());
  }

  /** Observe never writes, but lets go. */
  private static ClusterDecision observed(ClusterSituation situation, ClusterDecision decision) {
    if (situation.seen().subject().spec().managementMode() != ManagementMode.Observe)
      return decision;
    return switch (decision) {
      case ClusterDecision.Refuse d -> d;
      case ClusterDecision.Wait d -> d;
      case ClusterDecision.Hold d -> d;
      case ClusterDecision.Nothing d -> d;
      case ClusterDecision.Remember d -> d;
      case ClusterDecision.ReleaseManifests d -> d;
      case ClusterDecision.GoBack d -> held(d);
      case ClusterDecision.ApplyManifests d -> held(d);
      case ClusterDecision.SwitchService d -> held(d);
      case ClusterDecision.Prune d ->
          situation.seen().subject().deleting()
              ? new ClusterDecision.Nothing(Reason.Retained, "The environment is left")
              : held(d);
    };
  }

  private static ClusterDecision held(ClusterDecision decision) {
    return new ClusterDecision.Hold(
        Reason.Observing,
        "managementMode Observe writes nothing to the cluster. Otherwise: " + decision.message());
  }
}
