package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.act.ClusterExecutor;
import kr.mambo.beanstalk.act.Executor;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.observe.Accounts;
import kr.mambo.beanstalk.observe.ClusterObserver;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.plan.ClusterPlanner;
import kr.mambo.beanstalk.plan.Rendering;
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
  private final Accounts accounts;
  private final RenderPhase renderPhase;
  private final ObservePhase observePhase;
  private final EnvironmentPoller poller;
  private final Observer observer;
  private final ImageResolver images;
  private final Executor executor;
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
      Accounts accounts,
      DeploymentGate gate,
      EnvironmentPoller poller,
      Observer observer,
      ImageResolver images,
      Executor executor,
      ClusterExecutor clusterExecutor) {
    this.kubernetes = kubernetes;
    this.rhythm = settings.rhythm();
    this.subjects = new Subjects(kubernetes, settings.deletionPolicy());
    this.accounts = accounts;
    this.gate = gate;
    this.renderPhase = new RenderPhase(kubernetes, observer, images, settings.namespace());
    this.images = images;
    this.observePhase =
        new ObservePhase(
            poller, observer, new ClusterObserver(kubernetes), clock, settings.operatorId());
    this.poller = poller;
    this.observer = observer;
    this.executor = executor;
    this.planPhase = new PlanPhase(observer, new Settling(settings.still(), settings.longest()));
    this.clusterPhase =
        new ClusterPhase(
            new ClusterPlanner(settings.clusterDomain()),
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
    var resource =
        kubernetes
            .resources(EbEnvironment.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get();
    if (resource == null) {
      forget(key);
      return new PassResult(rhythm.backstop(), true);
    }
    var subject = subjects.of(resource);
    var writer =
        new StatusWriter(
            kubernetes, key, resource.getMetadata().getResourceVersion(), subject.before());
    return run(resource, subject, writer);
  }

  private PassResult run(EbEnvironment resource, Subject subject, StatusWriter writer) {
    var access = accounts.access(subject.key().namespace(), subject.spec());
    var scope =
        access instanceof Access.Granted(var granted, var limits)
            ? Optional.of(granted)
            : Optional.<Scope>empty();
    var rendition = renderPhase.render(subject, scope, clock.instant());
    var rendering = rendition.rendering();
    var seen = observePhase.observe(subject, access, scope, rendition);
    var beanstalk = gate.pass(planPhase.plan(seen, rendering, scope), access, seen);
    var cluster = clusterPhase.run(seen, beanstalk, rendition.cluster());
    var plan = beanstalk.beside(cluster.plan());
    var outcome =
        scope
            .map(s -> execute(resource, plan, s, seen, rendering, writer))
            .orElseGet(() -> withoutAws(plan.decision()));
    return report(resource, seen, plan, outcome, cluster, writer, scope);
  }

  private Outcome execute(
      EbEnvironment resource,
      Plan plan,
      Scope scope,
      Observation seen,
      Rendering rendering,
      StatusWriter writer) {
    var bundle =
        rendering instanceof Rendering.Rendered ready
            ? Optional.of(ready.bundle())
            : Optional.<SourceBundle>empty();
    return executor.execute(
        plan.decision(),
        scope,
        seen,
        bundle,
        operation -> intend(resource, seen, plan, operation, writer));
  }

  private boolean intend(
      EbEnvironment resource,
      Observation seen,
      Plan plan,
      Operation operation,
      StatusWriter writer) {
    if (!writer.write(StatusFactory.of(seen, plan, new Outcome.Intended(operation)))) return false;
    announcer.foretell(resource, seen.subject().key(), plan.notices());
    return true;
  }

  private PassResult report(
      EbEnvironment resource,
      Observation seen,
      Plan plan,
      Outcome outcome,
      ClusterPhase.Result cluster,
      StatusWriter writer,
      Optional<Scope> scope) {
    var status = StatusFactory.of(seen, plan, outcome);
    var key = seen.subject().key();
    // Before the status, which says that they have been read.
    failureLogs
        .keep(resource, plan.wanted(), seen)
        .ifPresent(why -> events.tell(resource, "Warning", Reason.AccessDenied.name(), why));
    mirror.show(resource, seen);
    if (!writer.write(status)) {
      if (!(outcome instanceof Outcome.Idle)) writer.keep(status);
      return PassResult.again(Rhythm.AT_ONCE);
    }
    gate.reported(key, status);
    announcer.announce(resource, seen.subject().before(), status, plan, outcome);
    clusterAnnouncer.announce(resource, seen.subject().before(), status, cluster);
    if (!(outcome instanceof Outcome.Idle) || ended(plan.verdict()) || ended(plan.atOther())) {
      scope.ifPresent(s -> observer.forget(s, seen.subject()));
    }
    scope.ifPresent(s -> poller.nudge(s, key, Rhythm.awaits(plan, outcome, status)));
    if (finished(plan, outcome)) {
      forget(key);
      return new PassResult(rhythm.backstop(), true);
    }
    var next =
        rhythm.next(
            rhythm.next(plan, outcome, seen.subject().before(), status, seen.now()),
            cluster,
            clock.instant());
    return PassResult.again(
        images.untilRefresh(seen.subject()).filter(r -> r.compareTo(next) < 0).orElse(next));
  }

  private void forget(ResourceKey key) {
    poller.forget(key);
    planPhase.forget(key);
    announcer.forget(key);
    clusterPhase.forget(key);
    gate.forget(key);
    images.forget(key);
  }

  /** Letting go never waits for AWS, and not for an account that is gone either. */
  private static Outcome withoutAws(Decision decision) {
    return decision instanceof Decision.Release ? new Outcome.Done() : new Outcome.Idle();
  }

  private static boolean ended(Verdict verdict) {
    return verdict instanceof Verdict.Succeeded || verdict instanceof Verdict.Failed;
  }

  /** With the resource everything would go that still names it as its owner. */
  private static boolean finished(Plan plan, Outcome outcome) {
    if (!plan.cluster().released()) return false;
    return plan.decision() instanceof Decision.Forget
        || (plan.decision() instanceof Decision.Release && outcome instanceof Outcome.Done);
  }
}
