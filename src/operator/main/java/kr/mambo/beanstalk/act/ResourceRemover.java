package kr.mambo.beanstalk.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Tags;

/** Removes what was created. */
final class ResourceRemover {
  private final AwsClients clients;

  ResourceRemover(AwsClients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache, before an environment is destroyed. */
  String terminate(Scope scope, Observation observed, BeanstalkDecision.Terminate decision) {
    return terminate(scope, observed, decision, found -> true);
  }

  /** The same for one that must not answer at the address that the resource serves. */
  String terminateIdle(Scope scope, Observation observed, BeanstalkDecision.Terminate decision) {
    var replacement = observed.resource().previousStatus().replacement();
    return terminate(
        scope,
        observed,
        decision,
        found -> replacement != null && !replacement.cname().equals(found.cname()));
  }

  private String terminate(
      Scope scope,
      Observation observed,
      BeanstalkDecision.Terminate decision,
      Predicate<EnvironmentSnapshot> allowed) {
    var found = clients.beanstalk(scope).findEnvironment(observed.resource().environmentName());
    if (found.isEmpty()
        || !found.get().id().equals(decision.environmentId())
        || found.get().lifecycle() != Lifecycle.Ready
        || !allowed.test(found.get())) {
      throw new AwsException(
          new Failure.Busy("The environment changed since it was read; retrying"));
    }
    return clients.beanstalk(scope).terminateEnvironment(decision.environmentId());
  }

  void delete(Scope scope, String application, String bucket, Garbage garbage) {
    garbage
        .labels()
        .forEach(label -> clients.applicationVersions(scope).deleteVersion(application, label));
    if (!garbage.keys().isEmpty()) clients.artifacts(scope).delete(bucket, garbage.keys());
  }

  /**
   * Removes what was created for the resource, and the application if it was created for such
   * resources and nobody uses it. The artifacts go last: while one is there, all of this is done
   * again.
   */
  void cleanUp(Scope scope, Observation observed, BeanstalkDecision.CleanUp decision) {
    var bucket =
        decision.bucket().isEmpty()
            ? clients.beanstalk(scope).createStorageLocation()
            : decision.bucket();
    var garbage = decision.garbage();
    delete(scope, decision.application(), bucket, new Garbage(garbage.labels(), List.of()));
    clients
        .applicationVersions(scope)
        .deleteApplicationIfUnused(decision.application(), Tags.MADE_FOR);
    delete(scope, decision.application(), bucket, new Garbage(List.of(), garbage.keys()));
  }

  /** One that cannot be reached keeps none of the others. */
  void release(Scope scope, List<String> environmentArns) {
    var failures = new ArrayList<AwsException>();
    for (var arn : environmentArns) {
      try {
        clients.beanstalk(scope).updateTags(arn, Map.of(), Set.of(Tags.OWNER));
      } catch (AwsException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) throw failures.getFirst();
  }
}
