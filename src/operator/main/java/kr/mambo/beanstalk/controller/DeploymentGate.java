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
  private final DeploymentSlots slots = new DeploymentSlots();
  private final Supplier<List<EbEnvironment>> resourceSupplier;
  private final BiFunction<String, EbEnvironmentSpec, Access> accessResolver;
  private boolean runningLoaded;

  /**
   * @param resourceSupplier the resources that are served, as they are
   * @param accessResolver which account a resource of a namespace may use
   */
  DeploymentGate(
      Supplier<List<EbEnvironment>> resourceSupplier,
      BiFunction<String, EbEnvironmentSpec, Access> accessResolver) {
    this.resourceSupplier = resourceSupplier;
    this.accessResolver = accessResolver;
  }

  Plan admit(Plan plan, Access access, Observation observed) {
    if (!(access instanceof Access.Granted(var scope, var limits))) return plan;
    var resource = observed.resource();
    var application = resource.spec().application();
    var operation = resource.previousStatus().operation();
    slots.update(
        resource.key(),
        scope,
        application,
        operation != null && isDeployment(OperationKind.of(operation.kind())));
    var decision =
        plan.decision() instanceof BeanstalkDecision.ReplacementStep.OnReplacement onReplacement
            ? onReplacement.decision()
            : plan.decision();
    boolean startsDeployment =
        decision instanceof BeanstalkDecision.CreateEnvironment
            || (decision instanceof BeanstalkDecision.UpdateEnvironment update
                && isDeployment(update.kind()));
    if (startsDeployment) loadRunning();
    if (!startsDeployment || slots.acquire(resource.key(), scope, application, limits)) return plan;
    return plan.withDecision(
        new BeanstalkDecision.Wait(
            Reason.OperationInProgress,
            "Waiting for another deployment to finish: the limit of concurrent deployments of the account or application is reached"));
  }

  /** Gives the place back in the very pass that saw the end: the next one may be minutes away. */
  void releaseIfFinished(ResourceKey key, EbEnvironmentStatus status) {
    var operation = status.operation();
    if (operation == null || !isDeployment(OperationKind.of(operation.kind()))) slots.release(key);
  }

  /** What was begun before this process counts, too, before the first pass over it. */
  private synchronized void loadRunning() {
    if (runningLoaded) return;
    for (var resource : resourceSupplier.get()) {
      var status = resource.getStatus();
      var operation = status == null ? null : status.operation();
      if (operation == null || !isDeployment(OperationKind.of(operation.kind()))) continue;
      var metadata = resource.getMetadata();
      var key = new ResourceKey(metadata.getNamespace(), metadata.getName());
      if (accessResolver.apply(key.namespace(), resource.getSpec())
          instanceof Access.Granted(var scope, var limits)) {
        slots.update(key, scope, resource.getSpec().application(), true);
      }
    }
    runningLoaded = true;
  }

  void forget(ResourceKey key) {
    slots.release(key);
  }

  private static boolean isDeployment(OperationKind kind) {
    return switch (kind) {
      case Create, Deploy, Rollback, UpdatePlatform, Abort -> true;
      case UpdateSettings, UpdateTags, SwapCnames, Terminate -> false;
    };
  }
}
