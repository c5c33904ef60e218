package kr.mambo.beanstalk.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Tags;

/** Takes away what was made. */
final class Removal {
  private final Clients clients;

  Removal(Clients clients) {
    this.clients = clients;
  }

  /** Looks once more, past every cache, before an environment is destroyed. */
  String terminate(Scope scope, Observation seen, Decision.Terminate decision) {
    return terminate(scope, seen, decision, found -> true);
  }

  /** The same for one that must not answer at the address that the resource serves. */
  String terminateIdle(Scope scope, Observation seen, Decision.Terminate decision) {
    var first = seen.subject().before().replacement();
    return terminate(
        scope, seen, decision, found -> first != null && !first.cname().equals(found.cname()));
  }

  private String terminate(
      Scope scope,
      Observation seen,
      Decision.Terminate decision,
      Predicate<EnvironmentSnapshot> may) {
    var found = clients.beanstalk(scope).environment(seen.subject().environmentName());
    if (found.isEmpty()
        || !found.get().id().equals(decision.environmentId())
        || found.get().lifecycle() != Lifecycle.Ready
        || !may.test(found.get())) {
      throw new AwsException(
          new Failure.Busy("The environment changed in this very moment: looking again"));
    }
    return clients.beanstalk(scope).terminate(decision.environmentId());
  }

  void remove(Scope scope, String application, String bucket, Garbage garbage) {
    garbage.labels().forEach(label -> clients.versions(scope).deleteVersion(application, label));
    if (!garbage.keys().isEmpty()) clients.artifacts(scope).delete(bucket, garbage.keys());
  }

  /**
   * Removes what was made for the resource, and the application if it was made for such resources
   * and nobody uses it. The artifacts go last: while one is there, all of this is done again.
   */
  void cleanUp(Scope scope, Observation seen, Decision.CleanUp decision) {
    var bucket =
        decision.bucket().isEmpty()
            ? clients.beanstalk(scope).storageLocation()
            : decision.bucket();
    var garbage = decision.garbage();
    remove(scope, decision.application(), bucket, new Garbage(garbage.labels(), List.of()));
    clients.versions(scope).deleteApplicationIfUnused(decision.application(), Tags.MADE_FOR);
    remove(scope, decision.application(), bucket, new Garbage(List.of(), garbage.keys()));
  }

  /** One that cannot be reached keeps none of the others. */
  void release(Scope scope, List<String> environmentArns) {
    var troubles = new ArrayList<AwsException>();
    for (var arn : environmentArns) {
      try {
        clients.beanstalk(scope).tag(arn, Map.of(), Set.of(Tags.OWNER));
      } catch (AwsException e) {
        troubles.add(e);
      }
    }
    if (!troubles.isEmpty()) throw troubles.getFirst();
  }
}
