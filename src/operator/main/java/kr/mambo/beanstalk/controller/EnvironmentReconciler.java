package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kr.mambo.beanstalk.act.LeaderLease;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.config.OperatorSettings;
import kr.mambo.beanstalk.health.PollerHeartbeat;
import kr.mambo.beanstalk.registry.RegistryClient;

/** Hands resources from the SDK to a pass, and what the pass asks for back to the SDK. */
@ControllerConfiguration(
    name = "ebenvironment",
    informer = @Informer(onUpdateFilter = RelevantUpdateFilter.class),
    generationAwareEventProcessing = false,
    finalizerName = EnvironmentReconciler.FINALIZER,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 2000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
class EnvironmentReconciler implements Reconciler<EbEnvironment>, Cleaner<EbEnvironment> {
  static final String FINALIZER = "eb.mambo.kr/finalizer";
  private final WakeupEventSource wakeups;
  private final ManifestWatch manifestWatch;
  private final ReconcileEngine engine;

  EnvironmentReconciler(
      KubernetesClient kubernetes,
      OperatorSettings settings,
      InstantSource clock,
      AwsClients clients,
      LeaderLease lease,
      PollerHeartbeat heartbeat) {
    wakeups = new WakeupEventSource(heartbeat);
    var registries = new RegistryClient(clients, clock, settings.registry().loopback());
    engine =
        new ReconcileEngine(kubernetes, settings, clock, clients, registries, lease, wakeups::wake);
    var namespaces = settings.namespaces().orElse(Set.of());
    manifestWatch = new ManifestWatch(kubernetes, namespaces, wakeups::wake);
    wakeups.attach(
        engine::tick,
        new InputWatch(kubernetes, namespaces, engine.inputIndex(), wakeups::wake),
        manifestWatch);
  }

  @Override
  public List<EventSource<?, EbEnvironment>> prepareEventSources(
      EventSourceContext<EbEnvironment> context) {
    return List.of(wakeups);
  }

  @Override
  public UpdateControl<EbEnvironment> reconcile(
      EbEnvironment resource, Context<EbEnvironment> context) {
    var result = runPass(resource);
    return UpdateControl.<EbEnvironment>noUpdate().rescheduleAfter(result.requeueAfter());
  }

  @Override
  public DeleteControl cleanup(EbEnvironment resource, Context<EbEnvironment> context) {
    var result = runPass(resource);
    return result.finalizerRemovable()
        ? DeleteControl.defaultDelete()
        : DeleteControl.noFinalizerRemoval().rescheduleAfter(result.requeueAfter());
  }

  private ReconcileResult runPass(EbEnvironment resource) {
    var status = resource.getStatus();
    boolean usesKubernetes =
        resource.getSpec().kubernetes() != null || (status != null && status.kubernetes() != null);
    if (usesKubernetes) manifestWatch.start();
    return engine.reconcile(resource);
  }
}
