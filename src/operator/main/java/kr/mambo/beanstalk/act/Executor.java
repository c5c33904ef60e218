package kr.mambo.beanstalk.act;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Beanstalk.NewEnvironment;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.bundle.Artifact;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** Carries a decision out. */
public final class Executor {
  private final Clients clients;
  private final Lease lease;
  private final Duration longestCall;
  private final Uploads uploads;
  private final Removal removal;
  private final Stopping stopping;
  private final Swapping swapping;

  /**
   * @param longestCall no call that changes something starts unless the lease outlives it
   */
  public Executor(Clients clients, Lease lease, Duration longestCall) {
    this.clients = clients;
    this.lease = lease;
    this.longestCall = longestCall;
    this.uploads = new Uploads(clients);
    this.removal = new Removal(clients);
    this.stopping = new Stopping(clients);
    this.swapping = new Swapping(clients);
  }

  /**
   * Does what was decided.
   *
   * @param bundle what is uploaded; empty where the spec cannot be rendered
   */
  public Outcome execute(
      Decision decision,
      Scope scope,
      Observation seen,
      Optional<SourceBundle> bundle,
      Intent intent) {
    return switch (decision) {
      case Decision.Refuse d -> new Outcome.Idle();
      case Decision.Wait d -> new Outcome.Idle();
      case Decision.Hold d -> new Outcome.Idle();
      case Decision.Nothing d -> new Outcome.Idle();
      case Decision.Forget d -> new Outcome.Idle();
      case Decision.CreateApplication d ->
          done(
              () ->
                  clients
                      .versions(scope)
                      .createApplication(d.application(), Map.of(Tags.MADE_FOR, seen.ownerId())));
      case Decision.UploadArtifacts d ->
          done(() -> uploads.put(scope, seen, bundle.orElseThrow(), d.keys()));
      case Decision.CreateVersion d ->
          done(
              () ->
                  clients
                      .versions(scope)
                      .createVersion(
                          d.application(), d.label(), d.bucket(), d.key(), d.description()));
      case Decision.CreateEnvironment d ->
          begin(
              intent,
              intended(seen, OperationKind.Create, d.label(), null, d.settings()),
              () -> clients.beanstalk(scope).createEnvironment(made(d)));
      case Decision.UpdateEnvironment d ->
          begin(
              intent,
              intended(
                  seen,
                  d.kind(),
                  d.label().orElse(null),
                  d.platformArn().map(PlatformVersion::versionOf).orElse(null),
                  d.settings()),
              () ->
                  clients
                      .beanstalk(scope)
                      .updateEnvironment(
                          d.environmentId(), d.label(), d.platformArn(), d.set(), d.remove()));
      case Decision.KeepSettings d -> done(() -> uploads.put(scope, seen, settings(d)));
      case Decision.RequestLogs d -> asked(() -> clients.logs(scope).request(d.environmentId()));
      case Decision.UpdateTags d ->
          begin(
              intent,
              intended(seen, OperationKind.UpdateTags, null, null, Optional.empty()),
              () -> clients.beanstalk(scope).tag(d.environmentArn(), d.add(), d.remove()));
      case Decision.Abort d ->
          begin(
              intent,
              intended(seen, OperationKind.Abort, null, null, Optional.empty()),
              () -> stopping.abort(scope, seen, d));
      case Decision.DeleteDraft d ->
          done(() -> clients.configurations(scope).deleteDraft(d.application(), d.environment()));
      case Decision.Terminate d ->
          begin(
              intent,
              intended(seen, OperationKind.Terminate, null, null, Optional.empty()),
              () -> removal.terminate(scope, seen, d));
      case Decision.Replacing.MoveTo d -> new Outcome.Idle();
      case Decision.Replacing.AtOther d -> atOther(d, scope, seen, bundle, intent);
      case Decision.Replacing.Swap d ->
          begin(
              intent,
              intended(seen, OperationKind.SwapCnames, null, null, Optional.empty()),
              () -> swapping.swap(scope, d));
      case Decision.CollectVersions d ->
          done(() -> removal.remove(scope, d.application(), d.bucket(), d.garbage()));
      case Decision.CleanUp d -> done(() -> removal.cleanUp(scope, seen, d));
      case Decision.Release d -> released(d, () -> removal.release(scope, d.environmentArns()));
    };
  }

  /** Beside an operation stands which of the two it is about. */
  private Outcome atOther(
      Decision.Replacing.AtOther decision,
      Scope scope,
      Observation seen,
      Optional<SourceBundle> bundle,
      Intent intent) {
    var name = decision.environmentName();
    var other = seen.atOther().orElseThrow();
    Intent there = operation -> intent.write(operation.at(name));
    var outcome =
        decision.what() instanceof Decision.Terminate d
            ? begin(
                there,
                intended(other, OperationKind.Terminate, null, null, Optional.empty()),
                () -> removal.terminateIdle(scope, other, d))
            : execute(decision.what(), scope, other, bundle, there);
    return switch (outcome) {
      case Outcome.Begun(var operation) -> new Outcome.Begun(operation.at(name));
      case Outcome.Uncertain(var operation, var failure) ->
          new Outcome.Uncertain(operation.at(name), failure);
      case Outcome.Idle idle -> idle;
      case Outcome.Done done -> done;
      case Outcome.Intended intended -> intended;
      case Outcome.Failed failed -> failed;
    };
  }

  private static NewEnvironment made(Decision.CreateEnvironment d) {
    return new NewEnvironment(
        d.application(),
        d.name(),
        d.cnamePrefix(),
        d.platformArn(),
        d.label(),
        d.options(),
        d.tags());
  }

  private Outcome done(Runnable call) {
    if (!lease.outlives(longestCall)) return new Outcome.Idle();
    try {
      call.run();
      return new Outcome.Done();
    } catch (AwsException e) {
      return new Outcome.Failed(e.failure());
    }
  }

  private static Artifact settings(Decision.KeepSettings decision) {
    return new Artifact(decision.key(), Content.utf8(decision.content()), true, "application/json");
  }

  /** Logs are a courtesy: nothing waits for them, and they are asked for once. */
  private Outcome asked(Runnable call) {
    var outcome = done(call);
    return outcome instanceof Outcome.Failed ? new Outcome.Done() : outcome;
  }

  /**
   * Letting go never waits for AWS to answer: only our own haste is waited out, and for a while
   * what keeps the environment busy.
   */
  private Outcome released(Decision.Release decision, Runnable call) {
    var outcome = done(call);
    boolean busy =
        outcome instanceof Outcome.Failed(Failure.Busy(var message)) && decision.patient();
    boolean soon =
        outcome instanceof Outcome.Idle
            || outcome instanceof Outcome.Failed(Failure.Throttled(var message));
    return busy || soon ? outcome : new Outcome.Done();
  }

  private static Operation intended(
      Observation seen,
      OperationKind kind,
      @Nullable String label,
      @Nullable String platform,
      Optional<String> settings) {
    var subject = seen.subject();
    return new Operation(
        kind.name(),
        label,
        null,
        seen.now(),
        subject.generation(),
        platform,
        null,
        settings.orElse(null),
        kind.deploys() ? subject.annotations().get(Annotations.REDEPLOY) : null);
  }

  private Outcome begin(Intent intent, Operation operation, Supplier<String> call) {
    if (!lease.outlives(longestCall) || !intent.write(operation)) return new Outcome.Idle();
    try {
      return new Outcome.Begun(operation.answered(call.get()));
    } catch (AwsException e) {
      return e.failure() instanceof Failure.Unavailable
          ? new Outcome.Uncertain(operation, e.failure())
          : new Outcome.Failed(e.failure());
    }
  }
}
