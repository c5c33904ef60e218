package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.model.ClusterPlan;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;

/** Decides what is done about an environment: the first rule that has something to say. */
public final class Planner {
  private static final List<Rule> RULES =
      List.of(
          new DeletionRule(),
          new AccessRule(),
          new PauseRule(),
          new VisibilityRule(),
          new AbortRule(),
          new OperationRule(),
          new OwnershipRule(),
          new PlacementRule(),
          new InputsRule(),
          new CreationRule(),
          new BusyRule(),
          new LogRule(),
          new DraftRule(),
          new RecoveryRule(),
          new ReplacementRule(),
          new DeploymentRule(),
          new SettingsRule(),
          new TagsRule(),
          new PlatformRule(),
          new HealthRule(),
          new UnreadRule(),
          new GoodSettingsRule(),
          new CollectionRule(),
          new RetirementRule());

  /**
   * Decides what one pass does.
   *
   * @param settling whether the inputs changed so recently that they may change again
   */
  public Plan plan(Observation seen, Rendering rendering, boolean settling) {
    var verdict = Verdicts.of(seen);
    var situation = new Situation(seen, rendering, verdict, settling);
    var decision =
        RULES.stream()
            .map(rule -> rule.decide(situation))
            .flatMap(Optional::stream)
            .findFirst()
            .map(rule -> Prechecks.judge(situation, rule))
            .orElse(Decision.Nothing.DEPLOYED);
    return new Plan(
        verdict,
        Situation.atOther(verdict, seen),
        observed(situation, decision),
        situation.rendered().map(Rendering.Rendered::wanted),
        Assessments.of(situation, decision),
        Drifts.of(situation),
        SettingsRule.diff(situation).map(OptionDiff::empty),
        situation.adopts(),
        Notices.of(situation, decision),
        PlatformRule.opensAt(situation),
        ClusterPlan.NONE);
  }

  /** Observe never writes: what would be done is said instead. */
  private static Decision observed(Situation situation, Decision decision) {
    if (situation.spec().managementMode() != ManagementMode.Observe) return decision;
    return switch (decision) {
      case Decision.Refuse d -> d;
      case Decision.Wait d -> d;
      case Decision.Hold d -> d;
      case Decision.Nothing d -> d;
      case Decision.Forget d -> d;
      case Decision.Release d -> new Decision.Forget(d.reason(), d.message());
      case Decision.CreateApplication d -> held(d);
      case Decision.UploadArtifacts d -> held(d);
      case Decision.CreateVersion d -> held(d);
      case Decision.CreateEnvironment d -> held(d);
      case Decision.UpdateEnvironment d -> held(d);
      case Decision.UpdateTags d -> held(d);
      case Decision.Abort d -> held(d);
      case Decision.DeleteDraft d -> held(d);
      case Decision.Terminate d ->
          situation.seen().subject().deleting()
              ? new Decision.Forget(
                  Reason.Retained,
                  "managementMode Observe writes nothing to AWS: the environment is left")
              : held(d);
      case Decision.RequestLogs d -> held(d);
      case Decision.KeepSettings d ->
          new Decision.Nothing(Reason.Deployed, "Nothing is kept: managementMode is Observe");
      case Decision.CollectVersions d ->
          new Decision.Nothing(Reason.Deployed, "Old versions are left: managementMode is Observe");
      case Decision.Replacing d -> observed(situation, d);
      case Decision.CleanUp d ->
          new Decision.Forget(
              Reason.Retained,
              "managementMode Observe writes nothing to AWS: versions and artifacts are left");
    };
  }

  /** That something is over is only written down. */
  private static Decision observed(Situation situation, Decision.Replacing decision) {
    if (situation.seen().subject().deleting()) {
      return new Decision.Forget(
          Reason.Retained,
          "managementMode Observe writes nothing to AWS: the environments are left");
    }
    if (decision.reason() != Reason.Retiring) return held(decision);
    return decision instanceof Decision.Replacing.MoveTo
        ? decision
        : new Decision.Nothing(
            Reason.Deployed,
            Decision.Nothing.DEPLOYED.message()
                + ". Managed, this would be done: "
                + decision.message());
  }

  private static Decision held(Decision decision) {
    return new Decision.Hold(
        Reason.Observing,
        "managementMode Observe writes nothing to AWS. Otherwise: " + decision.message());
  }
}
