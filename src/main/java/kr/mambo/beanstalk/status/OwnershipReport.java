package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
    if (plan.drift().filter(List::isEmpty).isPresent()) return wanted;
    if (plan.verdict().optionsAreSet(subject.generation())) return wanted;
    if (!(outcome instanceof Outcome.Begun)) return before.ownedOptions();
    var all = new TreeSet<>(before.ownedOptions());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  static List<String> tags(Observation seen, Plan plan, Outcome outcome) {
    boolean written =
        outcome instanceof Outcome.Begun
            && (plan.decision() instanceof Decision.CreateEnvironment
                || plan.decision() instanceof Decision.UpdateTags);
    return written
        ? Tags.wanted(seen.subject(), seen.ownerId()).keySet().stream().sorted().toList()
        : seen.subject().before().ownedTags();
  }

  static @Nullable Long applied(Observation seen, Plan plan, Outcome outcome) {
    boolean begun =
        outcome instanceof Outcome.Begun
            && (plan.decision() instanceof Decision.CreateEnvironment
                || (plan.decision() instanceof Decision.UpdateEnvironment update
                    && !(update.set().isEmpty() && update.remove().isEmpty())));
    boolean same =
        plan.decision() instanceof Decision.Nothing(var reason, var message)
            && reason == Reason.Deployed
            && plan.drift().filter(List::isEmpty).isPresent();
    return begun || same
        ? Long.valueOf(seen.subject().generation())
        : seen.subject().before().appliedGeneration();
  }
}
