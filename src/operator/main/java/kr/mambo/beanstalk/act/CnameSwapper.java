package kr.mambo.beanstalk.act;

import java.util.Optional;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Scope;

/** Changes the addresses of two environments. Done twice it is undone. */
final class CnameSwapper {
  private final AwsClients clients;

  CnameSwapper(AwsClients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache, whether the first one still has the address. */
  String swap(Scope scope, BeanstalkDecision.ReplacementStep.SwapCnames decision) {
    var active = clients.beanstalk(scope).findEnvironment(decision.environmentName());
    var replacement = clients.beanstalk(scope).findEnvironment(decision.replacementName());
    boolean unchanged =
        isReady(active, decision.environmentId())
            && isReady(replacement, decision.replacementId())
            && decision.cname().equals(active.get().cname())
            && !decision.cname().equals(replacement.get().cname());
    if (!unchanged) {
      throw new AwsException(
          new Failure.Busy("The environments changed since they were read; retrying"));
    }
    return clients.beanstalk(scope).swapCnames(decision.environmentId(), decision.replacementId());
  }

  private static boolean isReady(Optional<EnvironmentSnapshot> found, String id) {
    return found.filter(e -> e.id().equals(id) && e.lifecycle() == Lifecycle.Ready).isPresent();
  }
}
