package kr.mambo.beanstalk.plan.lifecycle;

import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkPhrases;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.OperationFailures;
import kr.mambo.beanstalk.plan.evidence.OperationVerdicts;

/**
 * What to do about an environment that does not go: most often something outside of it still uses
 * its security group, and CloudFormation waits for it.
 */
final class TerminationDiagnosis {
  private TerminationDiagnosis() {}

  /** Beanstalk is at it; what it complains about, or did the last time, is reported meanwhile. */
  static BeanstalkDecision waitDecision(BeanstalkSituation situation) {
    var errorMessage =
        OperationVerdicts.currentErrors(situation.observed())
            .or(() -> OperationFailures.findUnresolved(situation, OperationKind.Terminate));
    var sentence =
        errorMessage.map(text -> ". Beanstalk reported: " + text + adviceFor(text)).orElse("");
    boolean overdue =
        situation.verdict() instanceof OperationVerdict.Running(var operation, var isOverdue)
            && isOverdue;
    return overdue
        ? new BeanstalkDecision.Wait(
            Reason.OperationOverdue,
            "Terminating the environment has taken more than an hour; still waiting" + sentence)
        : new BeanstalkDecision.Wait(Reason.Terminating, "Terminating the environment" + sentence);
  }

  /** A sentence for the user, with a blank before it; empty where nothing is known to help. */
  static String adviceFor(String errorMessage) {
    if (BeanstalkPhrases.isSecurityGroupInUse(errorMessage)) {
      return " Remove what still uses security group %s: rules of other groups that refer to it, and network interfaces in it."
          .formatted(BeanstalkPhrases.findSecurityGroup(errorMessage).orElse("of the environment"));
    }
    return BeanstalkPhrases.isStackDeletionFailure(errorMessage)
        ? " Delete what the environment's CloudFormation stack could not delete."
        : "";
  }
}
