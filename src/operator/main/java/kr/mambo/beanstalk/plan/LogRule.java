package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Verdict;

/**
 * Asks for the instances' logs as soon as a deployment has failed: a way back adds lines to them,
 * and Beanstalk shows the last hundred. Nothing waits for the answer.
 */
final class LogRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    if (!(situation.verdict() instanceof Verdict.Failed failed)) return Optional.empty();
    var label = failed.operation().label();
    boolean deployed = OperationKind.of(failed.operation().kind()).deploys();
    if (!deployed || label == null) return Optional.empty();
    return Optional.of(
        new Decision.RequestLogs(
            situation.live().orElseThrow().id(),
            label,
            Reason.DeployFailed,
            "Version %s failed, the instances' logs are asked for. Beanstalk said: %s"
                .formatted(label, failed.message())));
  }
}
