package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.KubernetesPlan;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.PlanBuilder;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.assessment.Assessments;
import kr.mambo.beanstalk.plan.assessment.DriftDetection;
import kr.mambo.beanstalk.plan.assessment.PlannedChangeEvents;
import kr.mambo.beanstalk.plan.evidence.AccessRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.ForeignOperationRule;
import kr.mambo.beanstalk.plan.evidence.HealthProofRule;
import kr.mambo.beanstalk.plan.evidence.InputsRule;
import kr.mambo.beanstalk.plan.evidence.OperationRule;
import kr.mambo.beanstalk.plan.evidence.OperationVerdicts;
import kr.mambo.beanstalk.plan.evidence.UnknownEnvironmentRule;
import kr.mambo.beanstalk.plan.evidence.UnreadableFactsRule;
import kr.mambo.beanstalk.plan.lifecycle.BeanstalkDeletionRule;
import kr.mambo.beanstalk.plan.lifecycle.BeanstalkPauseRule;
import kr.mambo.beanstalk.plan.lifecycle.CreationRule;
import kr.mambo.beanstalk.plan.lifecycle.OwnershipRule;
import kr.mambo.beanstalk.plan.lifecycle.PlacementRule;
import kr.mambo.beanstalk.plan.options.DraftCleanupRule;
import kr.mambo.beanstalk.plan.options.OptionDiff;
import kr.mambo.beanstalk.plan.options.OptionPrecheck;
import kr.mambo.beanstalk.plan.options.SettingsRule;
import kr.mambo.beanstalk.plan.options.TagsRule;
import kr.mambo.beanstalk.plan.platform.PlatformUpdateRule;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.replacement.ReplacementRule;
import kr.mambo.beanstalk.plan.replacement.RetirementRule;
import kr.mambo.beanstalk.plan.version.AbortRule;
import kr.mambo.beanstalk.plan.version.DeploymentRule;
import kr.mambo.beanstalk.plan.version.FailedDeploymentRule;
import kr.mambo.beanstalk.plan.version.GarbageCollectionRule;
import kr.mambo.beanstalk.plan.version.LogRequestRule;
import kr.mambo.beanstalk.plan.version.SavedOptionsRule;

/** Decides what is done about an environment: the first rule that has something to say. */
public final class BeanstalkPlanner {
  private static final List<BeanstalkRule> RULES =
      List.of(
          new BeanstalkDeletionRule(),
          new AccessRule(),
          new BeanstalkPauseRule(),
          new UnknownEnvironmentRule(),
          new AbortRule(),
          new OperationRule(),
          new OwnershipRule(),
          new PlacementRule(),
          new InputsRule(),
          new CreationRule(),
          new ForeignOperationRule(),
          new LogRequestRule(),
          new DraftCleanupRule(),
          new FailedDeploymentRule(),
          new ReplacementRule(),
          new DeploymentRule(),
          new SettingsRule(),
          new TagsRule(),
          new PlatformUpdateRule(),
          new HealthProofRule(),
          new UnreadableFactsRule(),
          new SavedOptionsRule(),
          new GarbageCollectionRule(),
          new RetirementRule());

  /**
   * Decides what one pass does.
   *
   * @param debouncing whether the inputs changed so recently that they may change again
   */
  public Plan plan(Observation observed, BeanstalkRendering rendering, boolean debouncing) {
    var verdict = OperationVerdicts.resolve(observed);
    var situation = new BeanstalkSituation(observed, rendering, verdict, debouncing);
    var decision =
        RULES.stream()
            .map(rule -> rule.decide(situation))
            .flatMap(Optional::stream)
            .findFirst()
            .map(rule -> OptionPrecheck.apply(situation, rule))
            .orElse(BeanstalkDecision.Nothing.DEPLOYED);
    return PlanBuilder.builder()
        .verdict(verdict)
        .replacementVerdict(BeanstalkSituation.onReplacement(verdict, observed))
        .decision(withoutWrites(situation, decision))
        .desired(situation.rendered().map(BeanstalkRendering.Rendered::wanted))
        .assessments(Assessments.assess(situation, decision))
        .drift(DriftDetection.detect(situation))
        .optionsInSync(SettingsRule.diff(situation).map(OptionDiff::isEmpty))
        .adopts(situation.isAdopting())
        .plannedEvents(PlannedChangeEvents.list(situation, decision))
        .requeueAt(PlatformUpdateRule.nextWindowOpening(situation))
        .kubernetes(KubernetesPlan.NONE)
        .build();
  }

  /** Observe never writes: what would be done is said instead. */
  private static BeanstalkDecision withoutWrites(
      BeanstalkSituation situation, BeanstalkDecision decision) {
    if (situation.spec().managementMode() != ManagementMode.Observe) return decision;
    return switch (decision) {
      case BeanstalkDecision.Refuse _,
          BeanstalkDecision.Wait _,
          BeanstalkDecision.Paused _,
          BeanstalkDecision.Nothing _,
          BeanstalkDecision.RemoveFinalizer _ ->
          decision;
      case BeanstalkDecision.Release d ->
          new BeanstalkDecision.RemoveFinalizer(d.reason(), d.message());
      case BeanstalkDecision.CreateApplication _,
          BeanstalkDecision.UploadArtifacts _,
          BeanstalkDecision.CreateVersion _,
          BeanstalkDecision.CreateEnvironment _,
          BeanstalkDecision.UpdateEnvironment _,
          BeanstalkDecision.UpdateTags _,
          BeanstalkDecision.Abort _,
          BeanstalkDecision.DeleteDraftConfiguration _,
          BeanstalkDecision.RequestLogs _ ->
          pause(decision);
      case BeanstalkDecision.Terminate d ->
          situation.observed().resource().isDeleting()
              ? new BeanstalkDecision.RemoveFinalizer(
                  Reason.Retained,
                  "Retaining the environment because spec.managementMode is Observe")
              : pause(d);
      case BeanstalkDecision.SaveSettings _ ->
          new BeanstalkDecision.Nothing(
              Reason.Deployed, "Not saving options because spec.managementMode is Observe");
      case BeanstalkDecision.CollectGarbage _ ->
          new BeanstalkDecision.Nothing(
              Reason.Deployed, "Retaining old versions because spec.managementMode is Observe");
      case BeanstalkDecision.ReplacementStep d -> withoutWrites(situation, d);
      case BeanstalkDecision.CleanUp _ ->
          new BeanstalkDecision.RemoveFinalizer(
              Reason.Retained,
              "Retaining versions and artifacts because spec.managementMode is Observe");
    };
  }

  /** That something is over is only written down. */
  private static BeanstalkDecision withoutWrites(
      BeanstalkSituation situation, BeanstalkDecision.ReplacementStep decision) {
    if (situation.observed().resource().isDeleting()) {
      return new BeanstalkDecision.RemoveFinalizer(
          Reason.Retained, "Retaining the environments because spec.managementMode is Observe");
    }
    if (decision.reason() != Reason.Retiring) return pause(decision);
    return decision instanceof BeanstalkDecision.ReplacementStep.ChangePhase
        ? decision
        : new BeanstalkDecision.Nothing(
            Reason.Deployed,
            BeanstalkDecision.Nothing.DEPLOYED.message()
                + ". Skipped because spec.managementMode is Observe: "
                + decision.message());
  }

  private static BeanstalkDecision pause(BeanstalkDecision decision) {
    return new BeanstalkDecision.Paused(
        Reason.Observing, "Skipped because spec.managementMode is Observe: " + decision.message());
  }
}
