package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
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

/** What this resource has set at AWS, so that it can be told from what others set. */
final class OwnershipReport {
  private OwnershipReport() {}

  static List<String> options(EnvironmentResource resource, Plan plan, BeanstalkOutcome outcome) {
    var before = resource.previousStatus();
    if (plan.desired().isEmpty()) return before.ownedOptions();
    var wanted = plan.desired().get().ownedOptions();
    if (plan.optionsInSync().orElse(false)) return wanted;
    if (plan.verdict().appliedOptions(resource.generation())) return wanted;
    if (!(outcome instanceof BeanstalkOutcome.Started)) return before.ownedOptions();
    var all = new TreeSet<>(before.ownedOptions());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  static List<String> tags(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var before = observed.resource().previousStatus();
    var wanted =
        Tags.desired(observed.resource(), observed.ownerId()).keySet().stream().sorted().toList();
    boolean same =
        plan.decision() instanceof BeanstalkDecision.Nothing
            && plan.drift().filter(List::isEmpty).isPresent();
    if (same
        || (begins(outcome) && plan.decision() instanceof BeanstalkDecision.CreateEnvironment)) {
      return wanted;
    }
    if (!begins(outcome) || !(plan.decision() instanceof BeanstalkDecision.UpdateTags update)) {
      return before.ownedTags();
    }
    if (before.environmentId() == null) return List.copyOf(update.add().keySet());
    // What is to be removed stays ours until it is gone: the call may never have been made.
    var all = new TreeSet<>(before.ownedTags());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  /** Once nothing is left to do for a generation, what differs is drift. */
  static @Nullable Long applied(Observation observed, Plan plan) {
    boolean settled =
        plan.decision() instanceof BeanstalkDecision.SaveSettings
            || (plan.decision() instanceof BeanstalkDecision.Nothing(var reason, var message)
                && reason == Reason.Deployed);
    boolean done = settled && plan.drift().isPresent();
    return done
        ? Long.valueOf(observed.resource().generation())
        : observed.resource().previousStatus().appliedGeneration();
  }

  /** The generation that took an existing environment over; none once its changes were made. */
  static @Nullable Long adopted(Observation observed, Plan plan, BeanstalkOutcome outcome) {
    var resource = observed.resource();
    boolean tags =
        resource.previousStatus().environmentId() == null
            && begins(outcome)
            && plan.decision() instanceof BeanstalkDecision.UpdateTags update
            && update.add().containsKey(Tags.OWNER);
    if (tags || plan.adopts()) return resource.generation();
    return answers(observed, plan) ? null : resource.previousStatus().adoptedGeneration();
  }

  /** The changes that its user asked for are made, whatever they were. */
  static @Nullable String applyPlan(Observation observed, Plan plan) {
    return answers(observed, plan)
        ? observed.resource().annotations().get(Annotations.APPLY_PLAN)
        : observed.resource().previousStatus().lastHandledApplyPlan();
  }

  private static boolean answers(Observation observed, Plan plan) {
    return plan.decision() instanceof BeanstalkDecision.Nothing
        && plan.drift().isPresent()
        && observed
            .resource()
            .isRequested(
                Annotations.APPLY_PLAN,
                observed.resource().previousStatus().lastHandledApplyPlan());
  }

  /** A call whose answer was lost may have been applied. */
  static boolean begins(BeanstalkOutcome outcome) {
    return switch (outcome) {
      case BeanstalkOutcome.IntentRecorded intended -> true;
      case BeanstalkOutcome.Started begun -> true;
      case BeanstalkOutcome.Uncertain uncertain -> true;
      case BeanstalkOutcome.NotExecuted idle -> false;
      case BeanstalkOutcome.Done done -> false;
      case BeanstalkOutcome.Failed failed -> false;
    };
  }
}
