package kr.mambo.beanstalk.controller;

import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;

/** A deployment begins only where the account allows one more. */
final class DeploymentGate {
  private final Deployments deployments = new Deployments();

  Plan pass(Plan plan, Access access, Observation seen) {
    if (!(access instanceof Access.Granted(var scope, var limits))) return plan;
    var subject = seen.subject();
    var application = subject.spec().application();
    var going = subject.before().operation();
    deployments.note(
        subject.key(),
        scope,
        application,
        going != null && deploys(OperationKind.of(going.kind())));
    boolean begins =
        plan.decision() instanceof Decision.CreateEnvironment
            || (plan.decision() instanceof Decision.UpdateEnvironment update
                && deploys(update.kind()));
    if (!begins || deployments.take(subject.key(), scope, application, limits)) return plan;
    return plan.instead(
        new Decision.Wait(
            Reason.OperationInProgress,
            "As many deployments are going on as the EbAccount's limits allow: waiting for one of them to end"));
  }

  void forget(ResourceKey key) {
    deployments.forget(key);
  }

  private static boolean deploys(OperationKind kind) {
    return switch (kind) {
      case Create, Deploy, Rollback, UpdatePlatform, Abort -> true;
      case UpdateSettings, UpdateTags, Terminate -> false;
    };
  }
}
