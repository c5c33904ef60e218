package kr.mambo.beanstalk.plan.version;

import java.util.Optional;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * Asks for the instances' logs as soon as a deployment has failed: a rollback adds lines to them,
 * and Beanstalk shows the last hundred. Nothing waits for the answer.
 */
public final class LogRequestRule implements BeanstalkRule {
  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (!(situation.verdict() instanceof OperationVerdict.Failed failed)) return Optional.empty();
    var label = failed.operation().label();
    boolean isDeployment = OperationKind.of(failed.operation().kind()).deploys();
    if (!isDeployment || label == null) return Optional.empty();
    return Optional.of(
        new BeanstalkDecision.RequestLogs(
            situation.live().orElseThrow().id(),
            label,
            Reason.DeployFailed,
            "Version %s failed; requesting the logs of its instances. Beanstalk said: %s"
                .formatted(label, failed.message())));
  }
}
