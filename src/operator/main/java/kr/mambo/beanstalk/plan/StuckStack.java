package kr.mambo.beanstalk.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/**
 * What to do about an environment that does not go: most often something outside of it still uses
 * its security group, and CloudFormation waits for it.
 */
final class StuckStack {
  private static final Pattern GROUP = Pattern.compile("\\bsg-[0-9a-f]+\\b");
  private static final Pattern OF_GROUP =
      Pattern.compile("(?i)security ?group|dependent object|DependencyViolation");
  private static final Pattern OF_STACK = Pattern.compile("(?i)stack deletion|failed to delete");

  private StuckStack() {}

  /** Beanstalk is at it; what it complains about, or did the last time, is told meanwhile. */
  static Decision waiting(Situation situation) {
    var said =
        Verdicts.complaints(situation.seen())
            .or(() -> FailedOperations.standing(situation, OperationKind.Terminate));
    var sentence = said.map(text -> ". It said: " + text + advice(text)).orElse("");
    boolean overdue =
        situation.verdict() instanceof Verdict.Running(var operation, var late) && late;
    return overdue
        ? new Decision.Wait(
            Reason.OperationOverdue,
            "Beanstalk has been terminating the environment for more than an hour, and is watched on"
                + sentence)
        : new Decision.Wait(
            Reason.Terminating, "Beanstalk is terminating the environment" + sentence);
  }

  /** A sentence for its user, with a blank before it; empty where nothing is known to help. */
  static String advice(String said) {
    if (OF_GROUP.matcher(said).find()) {
      return " Remove what still uses security group %s: rules of other groups that name it, and network interfaces in it"
          .formatted(group(said).orElse("of the environment"));
    }
    return OF_STACK.matcher(said).find()
        ? " See the environment's stack in CloudFormation for what could not be deleted, and delete that by hand"
        : "";
  }

  private static Optional<String> group(String said) {
    var found = GROUP.matcher(said);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }
}
