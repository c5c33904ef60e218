package kr.mambo.beanstalk.act;

import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;

/** Stops an update that runs. */
final class UpdateAborter {
  private final AwsClients clients;

  UpdateAborter(AwsClients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache: what is stopped has to be what was seen. */
  String abort(Scope scope, Observation observed, BeanstalkDecision.Abort decision) {
    var found = clients.beanstalk(scope).findEnvironment(observed.resource().environmentName());
    if (found.isEmpty()
        || !found.get().id().equals(decision.environmentId())
        || !found.get().abortable()) {
      throw new AwsException(
          new Failure.Busy("The update ended before the operator could abort it; retrying"));
    }
    return clients.beanstalk(scope).abortUpdate(decision.environmentId());
  }
}
