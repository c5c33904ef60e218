package kr.mambo.beanstalk.act;

import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;

/** Stops an update that runs. */
final class Stopping {
  private final Clients clients;

  Stopping(Clients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache: what is stopped has to be what was seen. */
  String abort(Scope scope, Observation seen, Decision.Abort decision) {
    var found = clients.beanstalk(scope).environment(seen.subject().environmentName());
    if (found.isEmpty()
        || !found.get().id().equals(decision.environmentId())
        || !found.get().abortable()) {
      throw new AwsException(
          new Failure.Busy("The update ended in this very moment: looking again"));
    }
    return clients.beanstalk(scope).abort(decision.environmentId());
  }
}
