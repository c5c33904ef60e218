package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;

/** What this resource has set at AWS, so that it can be told from what others set. */
final class OwnershipReport {
  private OwnershipReport() {}

  static List<String> options(Subject subject, Plan plan, Outcome outcome) {
    var before = subject.before();
    if (plan.wanted().isEmpty()) return before.ownedOptions();
    var wanted = plan.wanted().get().options();
    if (plan.optionsSame().orElse(false)) return wanted;
    if (plan.verdict().optionsAreSet(subject.generation())) return wanted;
    if (!(outcome instanceof Outcome.Begun)) return before.ownedOptions();
    var all = new TreeSet<>(before.ownedOptions());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  static List<String> tags(Observation seen, Plan plan, Outcome outcome) {
    var before = seen.subject().before();
    var wanted = Tags.wanted(seen.subject(), seen.ownerId()).keySet().stream().sorted().toList();
    boolean same =
        plan.decision() instanceof Decision.Nothing
            && plan.drift().filter(List::isEmpty).isPresent();
    if (same || (begins(outcome) && plan.decision() instanceof Decision.CreateEnvironment)) {
      return wanted;
    }
    if (!begins(outcome) || !(plan.decision() instanceof Decision.UpdateTags update)) {
      return before.ownedTags();
    }
    if (before.environmentId() == null) return List.copyOf(update.add().keySet());
    // What is to be removed stays ours until it is gone: the call may never have been made.
    var all = new TreeSet<>(before.ownedTags());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  /** Once nothing is left to do for a generation, what differs is drift. */
  static @Nullable Long applied(Observation seen, Plan plan) {
    boolean settled =
        plan.decision() instanceof Decision.KeepSettings
            || (plan.decision() instanceof Decision.Nothing(var reason, var message)
                && reason == Reason.Deployed);
    boolean done = settled && plan.drift().isPresent();
    return done
        ? Long.valueOf(seen.subject().generation())
        : seen.subject().before().appliedGeneration();
  }

  /** The generation that took an existing environment over; none once its changes were made. */
  static @Nullable Long adopted(Observation seen, Plan plan, Outcome outcome) {
    var subject = seen.subject();
    boolean tags =
        subject.before().environmentId() == null
            && begins(outcome)
            && plan.decision() instanceof Decision.UpdateTags update
            && update.add().containsKey(Tags.OWNER);
    if (tags || plan.adopts()) return subject.generation();
    return answers(seen, plan) ? null : subject.before().adoptedGeneration();
  }

  /** The changes that its user asked for are made, whatever they were. */
  static @Nullable String applyPlan(Observation seen, Plan plan) {
    return answers(seen, plan)
        ? seen.subject().annotations().get(Annotations.APPLY_PLAN)
        : seen.subject().before().lastHandledApplyPlan();
  }

  private static boolean answers(Observation seen, Plan plan) {
    return plan.decision() instanceof Decision.Nothing
        && plan.drift().isPresent()
        && seen.subject()
            .asks(Annotations.APPLY_PLAN, seen.subject().before().lastHandledApplyPlan());
  }

  /** A call whose answer was lost may have been applied. */
  static boolean begins(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Intended intended -> true;
      case Outcome.Begun begun -> true;
      case Outcome.Uncertain uncertain -> true;
      case Outcome.Idle idle -> false;
      case Outcome.Done done -> false;
      case Outcome.Failed failed -> false;
    };
  }
}
