package kr.mambo.beanstalk.controller;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.act.Executor;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.Storage;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;
import kr.mambo.beanstalk.observe.Accounts;
import kr.mambo.beanstalk.observe.InputReader;
import kr.mambo.beanstalk.observe.Looking;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.plan.Planner;
import kr.mambo.beanstalk.plan.Renderer;
import kr.mambo.beanstalk.plan.Rendering;
import kr.mambo.beanstalk.poll.EnvironmentPoller;
import kr.mambo.beanstalk.status.StatusFactory;
import kr.mambo.beanstalk.workload.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one resource: observe, render, decide, act, report. It never blocks on AWS for
 * longer than a call.
 */
final class Pass {
  private static final Duration AT_ONCE = Duration.ofMillis(10);
  private final KubernetesClient kubernetes;
  private final InstantSource clock;
  private final Settings settings;
  private final Subjects subjects;
  private final Accounts accounts;
  private final InputReader inputs;
  private final EnvironmentPoller poller;
  private final Observer observer;
  private final Executor executor;
  private final DigestKeys keys;
  private final Settling settling;
  private final Announcer announcer;
  private final Deployments deployments = new Deployments();

  Pass(
      KubernetesClient kubernetes,
      InstantSource clock,
      Settings settings,
      Accounts accounts,
      EnvironmentPoller poller,
      Observer observer,
      Executor executor) {
    this.kubernetes = kubernetes;
    this.clock = clock;
    this.settings = settings;
    this.subjects = new Subjects(kubernetes, settings.deletionPolicy());
    this.accounts = accounts;
    this.inputs = new InputReader(kubernetes);
    this.poller = poller;
    this.observer = observer;
    this.executor = executor;
    this.keys = new DigestKeys(kubernetes, settings.namespace());
    this.settling = new Settling(settings.still(), settings.longest());
    this.announcer = new Announcer(kubernetes);
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
      poller.forget(key);
      settling.forget(key);
      deployments.forget(key);
      return new PassResult(settings.rhythm().backstop(), true);
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
    var rendering = render(subject, scope);
    var seen = observe(subject, access, scope, rendering);
    var plan = gated(new Planner().plan(seen, rendering, settling(seen, rendering)), access, seen);
    var outcome =
        scope
            .map(s -> execute(plan, s, seen, rendering, writer))
            .orElseGet(() -> withoutAws(plan.decision()));
    return report(resource, seen, plan, outcome, writer, scope);
  }

  private Rendering render(Subject subject, Optional<Scope> scope) {
    var bucket = bucket(subject, scope);
    if (bucket.known().isEmpty()) {
      return new Rendering.Refused(
          List.of(
              Problem.missing(
                  "spec.storage",
                  "Beanstalk's own bucket is not known, and is not asked for while nothing may be written: name one in spec.storage")));
    }
    var key = keys.get();
    var target = target(subject, bucket.known().get(), key);
    return Renderer.render(
        subject.spec(), inputs.read(subject.key().namespace(), subject.spec()), target, key.id());
  }

  private Fact<String> bucket(Subject subject, Optional<Scope> scope) {
    var storage = subject.spec().storage();
    if (storage != null) return new Fact.Known<>(storage.bucket());
    // Asking for Beanstalk's own bucket makes it.
    boolean mayMake =
        subject.spec().managementMode() == ManagementMode.Manage && !subject.spec().suspend();
    if (!mayMake) return new Fact.NotAsked<>();
    return scope.map(observer::storageLocation).orElseGet(Fact.NotAsked::new);
  }

  private static Target target(Subject subject, String bucket, DigestKeys.Named key) {
    var spec = subject.spec();
    var profile = requireNonNullElse(spec.instanceProfile(), "");
    return new Target(
        subject.key().namespace(),
        subject.key().name(),
        subject.environmentName(),
        spec.region(),
        bucket,
        prefix(spec.storage()),
        requireNonNullElse(spec.instanceRole(), profile),
        key.key());
  }

  private static String prefix(@Nullable Storage storage) {
    return storage == null ? "eb-env" : storage.prefix();
  }

  private Observation observe(
      Subject subject, Access access, Optional<Scope> scope, Rendering rendering) {
    var ownerId = settings.operatorId() + "/" + subject.key();
    var now = clock.instant();
    if (scope.isEmpty()) {
      return new Observation(
          subject,
          ownerId,
          now,
          access,
          new Live.Unknown(Reason.WaitingForFirstObservation, "AWS is not asked"),
          Facts.NONE);
    }
    var picture = poller.look(scope.get(), subject.key(), subject.environmentName());
    var live = observer.live(picture, subject.environmentName());
    var facts = observer.facts(scope.get(), subject, live, looking(subject, scope, rendering));
    return new Observation(subject, ownerId, now, access, live, facts);
  }

  private Looking looking(Subject subject, Optional<Scope> scope, Rendering rendering) {
    var wanted =
        rendering instanceof Rendering.Rendered ready
            ? Optional.of(ready.wanted())
            : Optional.<Wanted>empty();
    return new Looking(
        wanted.map(w -> w.label()),
        wanted.map(w -> w.inputs()),
        bucket(subject, scope).known().orElse(""),
        "%s/%s/".formatted(prefix(subject.spec().storage()), subject.key()));
  }

  private boolean settling(Observation seen, Rendering rendering) {
    if (!(rendering instanceof Rendering.Rendered ready)) return false;
    var version = seen.subject().before().version();
    return settling.waits(
        seen.subject().key(),
        ready.wanted().inputs(),
        version == null ? null : version.inputs(),
        seen.now());
  }

  private Outcome execute(
      Plan plan, Scope scope, Observation seen, Rendering rendering, StatusWriter writer) {
    var bundle =
        rendering instanceof Rendering.Rendered ready
            ? Optional.of(ready.bundle())
            : Optional.<SourceBundle>empty();
    return executor.execute(
        plan.decision(), scope, seen, bundle, operation -> intend(seen, plan, operation, writer));
  }

  /** A deployment begins only where the account allows one more. */
  private Plan gated(Plan plan, Access access, Observation seen) {
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

  private static boolean deploys(OperationKind kind) {
    return switch (kind) {
      case Create, Deploy, Rollback, UpdatePlatform -> true;
      case UpdateSettings, UpdateTags, Terminate -> false;
    };
  }

  private static boolean intend(
      Observation seen, Plan plan, Operation operation, StatusWriter writer) {
    return writer.write(StatusFactory.of(seen, plan, new Outcome.Intended(operation)));
  }

  private PassResult report(
      EbEnvironment resource,
      Observation seen,
      Plan plan,
      Outcome outcome,
      StatusWriter writer,
      Optional<Scope> scope) {
    var status = StatusFactory.of(seen, plan, outcome);
    var key = seen.subject().key();
    if (!writer.write(status)) return PassResult.again(AT_ONCE);
    announcer.announce(resource, seen.subject().before(), status, plan, outcome);
    if (!(outcome instanceof Outcome.Idle) || ended(plan.verdict())) {
      scope.ifPresent(s -> observer.forget(s, seen.subject().environmentName()));
    }
    scope.ifPresent(s -> poller.nudge(s, key, Rhythm.awaits(plan, outcome, status)));
    if (finished(plan.decision(), outcome)) {
      poller.forget(key);
      settling.forget(key);
      deployments.forget(key);
      return new PassResult(settings.rhythm().backstop(), true);
    }
    return PassResult.again(settings.rhythm().next(plan, outcome, status));
  }

  /** Letting go never waits for AWS, and not for an account that is gone either. */
  private static Outcome withoutAws(Decision decision) {
    return decision instanceof Decision.Release ? new Outcome.Done() : new Outcome.Idle();
  }

  private static boolean ended(Verdict verdict) {
    return verdict instanceof Verdict.Succeeded || verdict instanceof Verdict.Failed;
  }

  private static boolean finished(Decision decision, Outcome outcome) {
    return decision instanceof Decision.Forget
        || (decision instanceof Decision.Release && outcome instanceof Outcome.Done);
  }
}
