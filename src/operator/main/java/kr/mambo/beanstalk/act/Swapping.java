package kr.mambo.beanstalk.act;

import java.util.Optional;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Scope;

/** Changes the addresses of two environments. Done twice it is undone. */
final class Swapping {
  private final Clients clients;

  Swapping(Clients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache, whether the first one still has the address. */
  String swap(Scope scope, Decision.Replacing.Swap decision) {
    var first = clients.beanstalk(scope).environment(decision.environmentName());
    var second = clients.beanstalk(scope).environment(decision.otherName());
    boolean same =
        ready(first, decision.environmentId())
            && ready(second, decision.otherId())
            && decision.cname().equals(first.get().cname())
            && !decision.cname().equals(second.get().cname());
    if (!same) {
      throw new AwsException(
          new Failure.Busy("The environments changed in this very moment: looking again"));
    }
    return clients.beanstalk(scope).swapCnames(decision.environmentId(), decision.otherId());
  }

  private static boolean ready(Optional<EnvironmentSnapshot> found, String id) {
    return found.filter(e -> e.id().equals(id) && e.lifecycle() == Lifecycle.Ready).isPresent();
  }
}
