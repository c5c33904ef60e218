package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/** What this resource has set at AWS, to distinguish it from what others set. */
final class OwnershipReport {
  private OwnershipReport() {}

  static List<String> ownedOptions(
      EnvironmentResource resource, Plan plan, BeanstalkOutcome outcome) {
    var previousStatus = resource.previousStatus();
    if (plan.desired().isEmpty()) return previousStatus.ownedOptions();
    var desired = plan.desired().get().ownedOptions();
    if (plan.optionsInSync().orElse(false)) return desired;
    if (plan.verdict().appliedOptions(resource.generation())) return desired;
    if (!(outcome instanceof BeanstalkOutcome.Started)) return previousStatus.ownedOptions();
    var union = new TreeSet<>(previousStatus.ownedOptions());
    union.addAll(desired);
    return new ArrayList<>(union);
  }

  static List<String> ownedTags(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var previousStatus = observed.resource().previousStatus();
    var desired =
        Tags.desired(observed.resource(), observed.ownerId()).keySet().stream().sorted().toList();
    boolean inSync =
        plan.decision() instanceof BeanstalkDecision.Nothing
            && plan.drift().filter(List::isEmpty).isPresent();
    if (inSync
        || (mayHaveStarted(outcome)
            && plan.decision() instanceof BeanstalkDecision.CreateEnvironment)) {
      return desired;
    }
    if (!mayHaveStarted(outcome)
        || !(plan.decision() instanceof BeanstalkDecision.UpdateTags update)) {
      return previousStatus.ownedTags();
    }
    if (previousStatus.environmentId() == null) return List.copyOf(update.add().keySet());
    // What is to be removed stays ours until it is gone: the call may never have been sent.
    var union = new TreeSet<>(previousStatus.ownedTags());
    union.addAll(desired);
    return new ArrayList<>(union);
  }

  /** Once nothing is left to do for a generation, what differs is drift. */
  static @Nullable Long appliedGeneration(Observation observed, Plan plan) {
    return isConverged(plan)
        ? Long.valueOf(observed.resource().generation())
        : observed.resource().previousStatus().appliedGeneration();
  }

  /** Kept with the generation that they were applied for. */
  static Map<String, String> appliedDefaults(Observation observed, Plan plan) {
    return isConverged(plan) && plan.desired().isPresent()
        ? plan.desired().get().appliedDefaults()
        : observed.resource().previousStatus().appliedDefaults();
  }

  private static boolean isConverged(Plan plan) {
    boolean converged =
        plan.decision() instanceof BeanstalkDecision.SaveSettings
            || (plan.decision() instanceof BeanstalkDecision.Nothing(var reason, var message)
                && reason == Reason.Deployed);
    return converged && plan.drift().isPresent();
  }

  /** The generation that took an existing environment over; none once its changes were applied. */
  static @Nullable Long adoptedGeneration(
      Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var resource = observed.resource();
    boolean adoptsByTag =
        resource.previousStatus().environmentId() == null
            && mayHaveStarted(outcome)
            && plan.decision() instanceof BeanstalkDecision.UpdateTags update
            && update.add().containsKey(Tags.OWNER);
    if (adoptsByTag || plan.adopts()) return resource.generation();
    return isApplyPlanHandled(observed, plan)
        ? null
        : resource.previousStatus().adoptedGeneration();
  }

  /** The changes that the user requested are applied, whatever they were. */
  static @Nullable String lastHandledApplyPlan(Observation observed, Plan plan) {
    return isApplyPlanHandled(observed, plan)
        ? observed.resource().annotations().get(Annotations.APPLY_PLAN)
        : observed.resource().previousStatus().lastHandledApplyPlan();
  }

  private static boolean isApplyPlanHandled(Observation observed, Plan plan) {
    return plan.decision() instanceof BeanstalkDecision.Nothing
        && plan.drift().isPresent()
        && observed
            .resource()
            .isRequested(
                Annotations.APPLY_PLAN,
                observed.resource().previousStatus().lastHandledApplyPlan());
  }

  /** A call whose answer was lost may have been applied. */
  static boolean mayHaveStarted(BeanstalkOutcome outcome) {
    return switch (outcome) {
      case BeanstalkOutcome.IntentRecorded _ -> true;
      case BeanstalkOutcome.Started _ -> true;
      case BeanstalkOutcome.Uncertain _ -> true;
      case BeanstalkOutcome.NotExecuted _ -> false;
      case BeanstalkOutcome.Done _ -> false;
      case BeanstalkOutcome.Failed _ -> false;
    };
  }
}
