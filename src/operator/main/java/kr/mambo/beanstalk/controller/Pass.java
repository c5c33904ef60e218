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
final class Pass {
  private final KubernetesClient kubernetes;
  private final Rhythm rhythm;
  private final Subjects subjects;
  private final AccessResolver accounts;
  private final RenderPhase renderPhase;
  private final ObservePhase observePhase;
  private final EnvironmentPoller poller;
  private final BeanstalkObserver observer;
  private final ImageResolver images;
  private final BeanstalkExecutor executor;
  private final PlanPhase planPhase;
  private final ClusterPhase clusterPhase;
  private final InstantSource clock;
  private final DeploymentGate gate;
  private final Events events;
  private final Announcer announcer;
  private final ClusterAnnouncer clusterAnnouncer;
  private final Mirror mirror;
  private final FailureLogs failureLogs;

  Pass(
      KubernetesClient kubernetes,
      InstantSource clock,
      Settings settings,
      AccessResolver accounts,
      DeploymentGate gate,
      EnvironmentPoller poller,
      BeanstalkObserver observer,
      ImageResolver images,
      BeanstalkExecutor executor,
      KubernetesExecutor clusterExecutor) {
    this.kubernetes = kubernetes;
    this.rhythm = settings.rhythm();
    this.subjects = new Subjects(kubernetes, settings.deletionPolicy());
    this.accounts = accounts;
    this.gate = gate;
    this.renderPhase = new RenderPhase(kubernetes, observer, images, settings.namespace());
    this.images = images;
    this.observePhase =
        new ObservePhase(
            poller, observer, new KubernetesObserver(kubernetes), clock, settings.operatorId());
    this.poller = poller;
    this.observer = observer;
    this.executor = executor;
    this.planPhase = new PlanPhase(observer, new Settling(settings.still(), settings.longest()));
    this.clusterPhase =
        new ClusterPhase(
            new KubernetesPlanner(settings.clusterDomain()),
            clusterExecutor,
            new Settling(settings.still(), settings.longest()));
    this.clock = clock;
    this.events = new Events(kubernetes);
    this.announcer = new Announcer(events);
    this.clusterAnnouncer = new ClusterAnnouncer(events);
    this.mirror = new Mirror(events);
    this.failureLogs = new FailureLogs(kubernetes);
  }

  PassResult run(ResourceKey key) {
    // Read from the API server: the SDK's cache may not have seen our own last write yet.
    var primary =
        kubernetes
            .resources(EbEnvironment.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get();
    if (primary == null) {
      forget(key);
      return new PassResult(rhythm.backstop(), true);
    }
    var resource = subjects.of(primary);
    var writer =
        new StatusWriter(
            kubernetes, key, primary.getMetadata().getResourceVersion(), resource.previousStatus());
    return run(primary, resource, writer);
  }

  private PassResult run(EbEnvironment primary, EnvironmentResource resource, StatusWriter writer) {
    var access = accounts.resolve(resource.key().namespace(), resource.spec());
    var scope =
        access instanceof Access.Granted(var granted, var limits)
            ? Optional.of(granted)
            : Optional.<Scope>empty();
    var rendition = renderPhase.render(resource, scope, clock.instant());
    var rendering = rendition.rendering();
    var observed = observePhase.observe(resource, access, scope, rendition);
    var beanstalk = gate.pass(planPhase.plan(observed, rendering, scope), access, observed);
    var cluster = clusterPhase.run(observed, beanstalk, rendition.cluster());
    var plan = beanstalk.withKubernetes(cluster.plan());
    var outcome =
        scope
            .map(s -> execute(primary, plan, s, observed, rendering, writer))
            .orElseGet(() -> withoutAws(plan.decision()));
    return report(primary, observed, plan, outcome, cluster, writer, scope);
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
        operation -> intend(primary, observed, plan, operation, writer));
  }

  private boolean intend(
      EbEnvironment primary,
      Observation observed,
      Plan plan,
      Operation operation,
      StatusWriter writer) {
    if (!writer.write(
        StatusFactory.of(observed, plan, new BeanstalkOutcome.IntentRecorded(operation))))
      return false;
    announcer.foretell(primary, observed.resource().key(), plan.plannedEvents());
    return true;
  }

  private PassResult report(
      EbEnvironment primary,
      Observation observed,
      Plan plan,
      BeanstalkOutcome outcome,
      ClusterPhase.Result cluster,
      StatusWriter writer,
      Optional<Scope> scope) {
    var status = StatusFactory.of(observed, plan, outcome);
    var key = observed.resource().key();
    // Before the status, which says that they have been read.
    failureLogs
        .keep(primary, plan.desired(), observed)
        .ifPresent(why -> events.tell(primary, "Warning", Reason.AccessDenied.name(), why));
    mirror.show(primary, observed);
    if (!writer.write(status)) {
      if (!(outcome instanceof BeanstalkOutcome.NotExecuted)) writer.keep(status);
      return PassResult.again(Rhythm.AT_ONCE);
    }
    gate.reported(key, status);
    announcer.announce(primary, observed.resource().previousStatus(), status, plan, outcome);
    clusterAnnouncer.announce(primary, observed.resource().previousStatus(), status, cluster);
    if (!(outcome instanceof BeanstalkOutcome.NotExecuted)
        || ended(plan.verdict())
        || ended(plan.replacementVerdict())) {
      scope.ifPresent(s -> observer.invalidate(s, observed.resource()));
    }
    scope.ifPresent(s -> poller.requestPoll(s, key, Rhythm.awaits(plan, outcome, status)));
    if (finished(plan, outcome)) {
      forget(key);
      return new PassResult(rhythm.backstop(), true);
    }
    var next =
        rhythm.next(
            rhythm.next(
                plan, outcome, observed.resource().previousStatus(), status, observed.now()),
            cluster,
            clock.instant());
    return PassResult.again(
        images.untilRefresh(observed.resource()).filter(r -> r.compareTo(next) < 0).orElse(next));
  }

  private void forget(ResourceKey key) {
    poller.unsubscribe(key);
    planPhase.forget(key);
    announcer.forget(key);
    clusterPhase.forget(key);
    gate.forget(key);
    images.forget(key);
  }

  /** Letting go never waits for AWS, and not for an account that is gone either. */
  private static BeanstalkOutcome withoutAws(BeanstalkDecision decision) {
    return decision instanceof BeanstalkDecision.Release
        ? new BeanstalkOutcome.Done()
        : new BeanstalkOutcome.NotExecuted();
  }

  private static boolean ended(OperationVerdict verdict) {
    return verdict instanceof OperationVerdict.Succeeded
        || verdict instanceof OperationVerdict.Failed;
  }

  /** With the resource everything would go that still names it as its owner. */
  private static boolean finished(Plan plan, BeanstalkOutcome outcome) {
    if (!plan.kubernetes().isReleased()) return false;
    return plan.decision() instanceof BeanstalkDecision.RemoveFinalizer
        || (plan.decision() instanceof BeanstalkDecision.Release
            && outcome instanceof BeanstalkOutcome.Done);
  }
}
