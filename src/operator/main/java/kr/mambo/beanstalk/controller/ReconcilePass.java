package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.act.BeanstalkExecutor;
import kr.mambo.beanstalk.act.KubernetesExecutor;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.observe.AccessResolver;
import kr.mambo.beanstalk.observe.BeanstalkObserver;
import kr.mambo.beanstalk.observe.KubernetesObserver;
import kr.mambo.beanstalk.plan.KubernetesPlanner;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.poll.EnvironmentPoller;
import kr.mambo.beanstalk.registry.ImageResolver;
import kr.mambo.beanstalk.status.StatusFactory;

/**
 * One pass over one resource: observe, render, decide, act, report. It never blocks on AWS for
 * longer than a call.
 */
final class ReconcilePass {
  private final KubernetesClient kubernetes;
  private final RequeuePolicy requeuePolicy;
  private final EnvironmentResourceFactory resourceFactory;
  private final AccessResolver accessResolver;
  private final RenderPhase renderPhase;
  private final ObservePhase observePhase;
  private final EnvironmentPoller poller;
  private final BeanstalkObserver observer;
  private final ImageResolver imageResolver;
  private final BeanstalkExecutor executor;
  private final BeanstalkPlanPhase planPhase;
  private final KubernetesPhase kubernetesPhase;
  private final InstantSource clock;
  private final DeploymentGate deploymentGate;
  private final EventRecorder eventRecorder;
  private final BeanstalkTransitionReporter beanstalkTransitionReporter;
  private final KubernetesTransitionReporter kubernetesTransitionReporter;
  private final BeanstalkEventMirror eventMirror;
  private final FailureLogSecrets failureLogSecrets;
  private final DecisionLog decisionLog = new DecisionLog();

  ReconcilePass(
      KubernetesClient kubernetes,
      InstantSource clock,
      ReconcilerSettings settings,
      AccessResolver accessResolver,
      DeploymentGate deploymentGate,
      EnvironmentPoller poller,
      BeanstalkObserver observer,
      ImageResolver imageResolver,
      BeanstalkExecutor executor,
      KubernetesExecutor clusterExecutor) {
    this.kubernetes = kubernetes;
    this.requeuePolicy = settings.requeuePolicy();
    this.resourceFactory = new EnvironmentResourceFactory(kubernetes, settings.deletionPolicy());
    this.accessResolver = accessResolver;
    this.deploymentGate = deploymentGate;
    this.renderPhase = new RenderPhase(kubernetes, observer, imageResolver, settings.namespace());
    this.imageResolver = imageResolver;
    this.observePhase =
        new ObservePhase(
            poller, observer, new KubernetesObserver(kubernetes), clock, settings.operatorId());
    this.poller = poller;
    this.observer = observer;
    this.executor = executor;
    this.planPhase =
        new BeanstalkPlanPhase(
            observer, new InputDebounce(settings.quietPeriod(), settings.maxDelay()));
    this.kubernetesPhase =
        new KubernetesPhase(
            new KubernetesPlanner(settings.clusterDomain()),
            clusterExecutor,
            new InputDebounce(settings.quietPeriod(), settings.maxDelay()));
    this.clock = clock;
    this.eventRecorder = new EventRecorder(kubernetes, clock);
    this.beanstalkTransitionReporter = new BeanstalkTransitionReporter(eventRecorder);
    this.kubernetesTransitionReporter = new KubernetesTransitionReporter(eventRecorder);
    this.eventMirror = new BeanstalkEventMirror(eventRecorder);
    this.failureLogSecrets = new FailureLogSecrets(kubernetes);
  }

  ReconcileResult run(ResourceKey key) {
    // Read from the API server: the SDK's cache may not have seen our own last write yet.
    var primary =
        kubernetes
            .resources(EbEnvironment.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get();
    if (primary == null) {
      forget(key);
      return new ReconcileResult(requeuePolicy.resyncInterval(), true);
    }
    var resource = resourceFactory.create(primary);
    var writer =
        new StatusWriter(
            kubernetes, key, primary.getMetadata().getResourceVersion(), resource.previousStatus());
    return run(primary, resource, writer);
  }

  private ReconcileResult run(
      EbEnvironment primary, EnvironmentResource resource, StatusWriter writer) {
    var access = accessResolver.resolve(resource.key().namespace(), resource.spec());
    var scope =
        access instanceof Access.Granted(var granted, var limits)
            ? Optional.of(granted)
            : Optional.<Scope>empty();
    var rendered = renderPhase.render(resource, scope, clock.instant());
    var rendering = rendered.beanstalk();
    var observed = observePhase.observe(resource, access, scope, rendered);
    var beanstalk =
        deploymentGate.admit(planPhase.plan(observed, rendering, scope), access, observed);
    var kubernetesResult = kubernetesPhase.run(observed, beanstalk, rendered.kubernetes());
    var plan = beanstalk.withKubernetes(kubernetesResult.plan());
    decisionLog.log(observed, plan, scope);
    var outcome =
        scope
            .map(s -> execute(primary, plan, s, observed, rendering, writer))
            .orElseGet(() -> outcomeWithoutAws(plan.decision()));
    return report(primary, observed, plan, outcome, kubernetesResult, writer, scope);
  }

  private BeanstalkOutcome execute(
      EbEnvironment primary,
      Plan plan,
      Scope scope,
      Observation observed,
      BeanstalkRendering rendering,
      StatusWriter writer) {
    var bundle =
        rendering instanceof BeanstalkRendering.Rendered ready
            ? Optional.of(ready.bundle())
            : Optional.<SourceBundle>empty();
    return executor.execute(
        plan.decision(),
        scope,
        observed,
        bundle,
        operation -> recordIntent(primary, observed, plan, operation, writer));
  }

  private boolean recordIntent(
      EbEnvironment primary,
      Observation observed,
      Plan plan,
      Operation operation,
      StatusWriter writer) {
    if (!writer.write(
        StatusFactory.create(observed, plan, new BeanstalkOutcome.IntentRecorded(operation))))
      return false;
    beanstalkTransitionReporter.reportPlanned(
        primary, observed.resource().key(), plan.plannedEvents());
    return true;
  }

  private ReconcileResult report(
      EbEnvironment primary,
      Observation observed,
      Plan plan,
      BeanstalkOutcome outcome,
      KubernetesPhase.Result kubernetesResult,
      StatusWriter writer,
      Optional<Scope> scope) {
    var status = StatusFactory.create(observed, plan, outcome);
    var key = observed.resource().key();
    // Before the status, which says that they have been read.
    failureLogSecrets
        .save(primary, plan.desired(), observed)
        .ifPresent(
            message ->
                eventRecorder.recordEvent(primary, "Warning", Reason.AccessDenied.name(), message));
    eventMirror.mirror(primary, observed);
    if (!writer.write(status)) {
      if (!(outcome instanceof BeanstalkOutcome.NotExecuted)) writer.writeAfterConflict(status);
      return ReconcileResult.requeueAfter(RequeuePolicy.IMMEDIATELY);
    }
    deploymentGate.releaseIfFinished(key, status);
    beanstalkTransitionReporter.reportTransition(
        primary, observed.resource().previousStatus(), status, plan, outcome);
    kubernetesTransitionReporter.reportTransition(
        primary, observed.resource().previousStatus(), status, kubernetesResult);
    if (!(outcome instanceof BeanstalkOutcome.NotExecuted)
        || isEnded(plan.verdict())
        || isEnded(plan.replacementVerdict())) {
      scope.ifPresent(s -> observer.invalidate(s, observed.resource()));
    }
    scope.ifPresent(
        s -> poller.requestPoll(s, key, RequeuePolicy.isAwaitingAws(plan, outcome, status)));
    if (isFinished(plan, outcome)) {
      forget(key);
      return new ReconcileResult(requeuePolicy.resyncInterval(), true);
    }
    var delay =
        requeuePolicy.nextDelay(
            requeuePolicy.nextDelay(
                plan, outcome, observed.resource().previousStatus(), status, observed.now()),
            kubernetesResult,
            clock.instant());
    return ReconcileResult.requeueAfter(
        imageResolver
            .untilRefresh(observed.resource())
            .filter(r -> r.compareTo(delay) < 0)
            .orElse(delay));
  }

  private void forget(ResourceKey key) {
    poller.unsubscribe(key);
    planPhase.forget(key);
    beanstalkTransitionReporter.forget(key);
    kubernetesPhase.forget(key);
    deploymentGate.forget(key);
    imageResolver.forget(key);
    decisionLog.forget(key);
  }

  /** Letting go never waits for AWS, and not for an account that is gone either. */
  private static BeanstalkOutcome outcomeWithoutAws(BeanstalkDecision decision) {
    return decision instanceof BeanstalkDecision.Release
        ? new BeanstalkOutcome.Done()
        : new BeanstalkOutcome.NotExecuted();
  }

  private static boolean isEnded(OperationVerdict verdict) {
    return verdict instanceof OperationVerdict.Succeeded
        || verdict instanceof OperationVerdict.Failed;
  }

  /** With the resource everything would go that still names it as its owner. */
  private static boolean isFinished(Plan plan, BeanstalkOutcome outcome) {
    if (!plan.kubernetes().isReleased()) return false;
    return plan.decision() instanceof BeanstalkDecision.RemoveFinalizer
        || (plan.decision() instanceof BeanstalkDecision.Release
            && outcome instanceof BeanstalkOutcome.Done);
  }
}
