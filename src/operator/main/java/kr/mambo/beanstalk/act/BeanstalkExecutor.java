package kr.mambo.beanstalk.act;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.OperationBuilder;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.Beanstalk.NewEnvironment;
import kr.mambo.beanstalk.aws.NewEnvironmentBuilder;
import kr.mambo.beanstalk.bundle.Artifact;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** Carries a decision out. */
public final class BeanstalkExecutor {
  private final AwsClients clients;
  private final LeaderLease lease;
  private final Duration callTimeout;
  private final ArtifactUploader uploader;
  private final ResourceRemover remover;
  private final UpdateAborter aborter;
  private final CnameSwapper swapper;

  /**
   * @param longestCall no call that changes something starts unless the lease outlives it
   */
  public BeanstalkExecutor(AwsClients clients, LeaderLease lease, Duration longestCall) {
    this.clients = clients;
    this.lease = lease;
    this.callTimeout = longestCall;
    this.uploader = new ArtifactUploader(clients);
    this.remover = new ResourceRemover(clients);
    this.aborter = new UpdateAborter(clients);
    this.swapper = new CnameSwapper(clients);
  }

  /**
   * Does what was decided.
   *
   * @param bundle what is uploaded; empty where the spec cannot be rendered
   */
  public BeanstalkOutcome execute(
      BeanstalkDecision decision,
      Scope scope,
      Observation observed,
      Optional<SourceBundle> bundle,
      IntentRecorder intent) {
    return switch (decision) {
      case BeanstalkDecision.Refuse _,
          BeanstalkDecision.Wait _,
          BeanstalkDecision.Paused _,
          BeanstalkDecision.Nothing _,
          BeanstalkDecision.RemoveFinalizer _,
          BeanstalkDecision.ReplacementStep.ChangePhase _ ->
          new BeanstalkOutcome.NotExecuted();
      case BeanstalkDecision.CreateApplication d ->
          run(
              () ->
                  clients
                      .applicationVersions(scope)
                      .createApplication(
                          d.application(), Map.of(Tags.MADE_FOR, observed.ownerId())));
      case BeanstalkDecision.UploadArtifacts d ->
          run(() -> uploader.upload(scope, observed, bundle.orElseThrow(), d.keys()));
      case BeanstalkDecision.CreateVersion d ->
          run(
              () ->
                  clients
                      .applicationVersions(scope)
                      .createVersion(
                          d.application(), d.label(), d.bucket(), d.key(), d.description()));
      case BeanstalkDecision.CreateEnvironment d ->
          start(
              intent,
              newOperation(observed, OperationKind.Create, d.label(), null, d.settings()),
              () -> clients.beanstalk(scope).createEnvironment(newEnvironment(d)));
      case BeanstalkDecision.UpdateEnvironment d ->
          start(
              intent,
              newOperation(
                  observed,
                  d.kind(),
                  d.label().orElse(null),
                  d.platformArn().map(PlatformVersion::versionOf).orElse(null),
                  d.settings()),
              () ->
                  clients
                      .beanstalk(scope)
                      .updateEnvironment(
                          d.environmentId(), d.label(), d.platformArn(), d.set(), d.remove()));
      case BeanstalkDecision.SaveSettings d ->
          run(() -> uploader.upload(scope, observed, settingsArtifact(d)));
      case BeanstalkDecision.RequestLogs d ->
          runIgnoringFailure(() -> clients.instanceLogs(scope).requestTails(d.environmentId()));
      case BeanstalkDecision.UpdateTags d ->
          start(
              intent,
              newOperation(observed, OperationKind.UpdateTags, null, null, Optional.empty()),
              () -> clients.beanstalk(scope).updateTags(d.environmentArn(), d.add(), d.remove()));
      case BeanstalkDecision.Abort d ->
          start(
              intent,
              newOperation(observed, OperationKind.Abort, null, null, Optional.empty()),
              () -> aborter.abort(scope, observed, d));
      case BeanstalkDecision.DeleteDraftConfiguration d ->
          run(() -> clients.configurations(scope).deleteDraft(d.application(), d.environment()));
      case BeanstalkDecision.Terminate d ->
          start(
              intent,
              newOperation(observed, OperationKind.Terminate, null, null, Optional.empty()),
              () -> remover.terminate(scope, observed, d));
      case BeanstalkDecision.ReplacementStep.OnReplacement d ->
          onReplacement(d, scope, observed, bundle, intent);
      case BeanstalkDecision.ReplacementStep.SwapCnames d ->
          start(
              intent,
              newOperation(observed, OperationKind.SwapCnames, null, null, Optional.empty()),
              () -> swapper.swap(scope, d));
      case BeanstalkDecision.CollectGarbage d ->
          run(() -> remover.delete(scope, d.application(), d.bucket(), d.garbage()));
      case BeanstalkDecision.CleanUp d -> run(() -> remover.cleanUp(scope, observed, d));
      case BeanstalkDecision.Release d ->
          runRelease(d, () -> remover.release(scope, d.environmentArns()));
    };
  }

  /** Beside an operation stands which of the two it is about. */
  private BeanstalkOutcome onReplacement(
      BeanstalkDecision.ReplacementStep.OnReplacement decision,
      Scope scope,
      Observation observed,
      Optional<SourceBundle> bundle,
      IntentRecorder intent) {
    var name = decision.environmentName();
    var replacement = observed.onReplacement().orElseThrow();
    IntentRecorder onReplacement = operation -> intent.write(operation.onEnvironment(name));
    var outcome =
        decision.decision() instanceof BeanstalkDecision.Terminate d
            ? start(
                onReplacement,
                newOperation(replacement, OperationKind.Terminate, null, null, Optional.empty()),
                () -> remover.terminateIdle(scope, replacement, d))
            : execute(decision.decision(), scope, replacement, bundle, onReplacement);
    return switch (outcome) {
      case BeanstalkOutcome.Started(var operation) ->
          new BeanstalkOutcome.Started(operation.onEnvironment(name));
      case BeanstalkOutcome.Uncertain(var operation, var failure) ->
          new BeanstalkOutcome.Uncertain(operation.onEnvironment(name), failure);
      case BeanstalkOutcome.NotExecuted idle -> idle;
      case BeanstalkOutcome.Done done -> done;
      case BeanstalkOutcome.IntentRecorded intended -> intended;
      case BeanstalkOutcome.Failed failed -> failed;
    };
  }

  private static NewEnvironment newEnvironment(BeanstalkDecision.CreateEnvironment d) {
    return NewEnvironmentBuilder.builder()
        .application(d.application())
        .name(d.name())
        .cnamePrefix(d.cnamePrefix())
        .platformArn(d.platformArn())
        .label(d.label())
        .options(d.options())
        .tags(d.tags())
        .build();
  }

  private BeanstalkOutcome run(Runnable call) {
    if (!lease.outlives(callTimeout)) return new BeanstalkOutcome.NotExecuted();
    try {
      call.run();
      return new BeanstalkOutcome.Done();
    } catch (AwsException e) {
      return new BeanstalkOutcome.Failed(e.failure());
    }
  }

  private static Artifact settingsArtifact(BeanstalkDecision.SaveSettings decision) {
    return new Artifact(decision.key(), Content.utf8(decision.content()), true, "application/json");
  }

  /** Logs are a courtesy: nothing waits for them, and they are asked for once. */
  private BeanstalkOutcome runIgnoringFailure(Runnable call) {
    var outcome = run(call);
    return outcome instanceof BeanstalkOutcome.Failed ? new BeanstalkOutcome.Done() : outcome;
  }

  /**
   * Letting go never waits for AWS to answer: only our own haste is waited out, and for a while
   * what keeps the environment busy.
   */
  private BeanstalkOutcome runRelease(BeanstalkDecision.Release decision, Runnable call) {
    var outcome = run(call);
    boolean busy =
        outcome instanceof BeanstalkOutcome.Failed(Failure.Busy(var message))
            && decision.waitsWhileBusy();
    boolean retried =
        outcome instanceof BeanstalkOutcome.NotExecuted
            || outcome instanceof BeanstalkOutcome.Failed(Failure.Throttled(var message));
    return busy || retried ? outcome : new BeanstalkOutcome.Done();
  }

  private static Operation newOperation(
      Observation observed,
      OperationKind kind,
      @Nullable String label,
      @Nullable String platform,
      Optional<String> settings) {
    var resource = observed.resource();
    return OperationBuilder.builder()
        .kind(kind.name())
        .label(label)
        .startedAt(observed.now())
        .generation(resource.generation())
        .platform(platform)
        .settings(settings.orElse(null))
        .redeploy(kind.deploys() ? resource.annotations().get(Annotations.REDEPLOY) : null)
        .build();
  }

  private BeanstalkOutcome start(
      IntentRecorder intent, Operation operation, Supplier<String> call) {
    if (!lease.outlives(callTimeout) || !intent.write(operation))
      return new BeanstalkOutcome.NotExecuted();
    try {
      return new BeanstalkOutcome.Started(operation.withRequestId(call.get()));
    } catch (AwsException e) {
      return e.failure() instanceof Failure.Unavailable
          ? new BeanstalkOutcome.Uncertain(operation, e.failure())
          : new BeanstalkOutcome.Failed(e.failure());
    }
  }
}
