package kr.mambo.beanstalk.controller;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;

/** A deployment begins only where the account allows one more. */
final class DeploymentGate {
  private final Deployments deployments = new Deployments();
  private final Supplier<List<EbEnvironment>> all;
  private final BiFunction<String, EbEnvironmentSpec, Access> access;
  private boolean learned;

  /**
   * @param all the resources that are served, as they are
   * @param access which account a resource of a namespace may use
   */
  DeploymentGate(
      Supplier<List<EbEnvironment>> all, BiFunction<String, EbEnvironmentSpec, Access> access) {
    this.all = all;
    this.access = access;
  }

  Plan pass(Plan plan, Access access, Observation observed) {
    if (!(access instanceof Access.Granted(var scope, var limits))) return plan;
    var resource = observed.resource();
    var application = resource.spec().application();
    var going = resource.previousStatus().operation();
    deployments.note(
        resource.key(),
        scope,
        application,
        going != null && deploys(OperationKind.of(going.kind())));
    var decision =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep.OnReplacement other
            ? other.decision()
            : plan.decision();
    boolean begins =
        decision instanceof BeanstalkDecision.CreateEnvironment
            || (decision instanceof BeanstalkDecision.UpdateEnvironment update
                && deploys(update.kind()));
    if (begins) learn();
    if (!begins || deployments.take(resource.key(), scope, application, limits)) return plan;
    return plan.withDecision(
        new BeanstalkDecision.Wait(
            Reason.OperationInProgress,
            "As many deployments are going on as the EbAccount's limits allow: waiting for one of them to end"));
  }

  /** Gives the place back in the very pass that saw the end: the next one may be minutes away. */
  void reported(ResourceKey key, EbEnvironmentStatus status) {
    var going = status.operation();
    if (going == null || !deploys(OperationKind.of(going.kind()))) deployments.forget(key);
  }

  /** What was begun before this process counts, too, before the first pass over it. */
  private synchronized void learn() {
    if (learned) return;
    for (var resource : all.get()) {
      var status = resource.getStatus();
      var going = status == null ? null : status.operation();
      if (going == null || !deploys(OperationKind.of(going.kind()))) continue;
      var metadata = resource.getMetadata();
      var key = new ResourceKey(metadata.getNamespace(), metadata.getName());
      if (access.apply(key.namespace(), resource.getSpec())
          instanceof Access.Granted(var scope, var limits)) {
        deployments.note(key, scope, resource.getSpec().application(), true);
      }
    }
    learned = true;
  }

  void forget(ResourceKey key) {
    deployments.forget(key);
  }

  private static boolean deploys(OperationKind kind) {
    return switch (kind) {
      case Create, Deploy, Rollback, UpdatePlatform, Abort -> true;
      case UpdateSettings, UpdateTags, SwapCnames, Terminate -> false;
    };
  }
}
