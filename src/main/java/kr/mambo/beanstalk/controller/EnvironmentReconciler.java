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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kr.mambo.beanstalk.act.Executor;
import kr.mambo.beanstalk.act.Lease;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.aws.Regions;
import kr.mambo.beanstalk.aws.SdkClients;
import kr.mambo.beanstalk.config.OperatorSettings;
import kr.mambo.beanstalk.health.Heartbeat;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.observe.Accounts;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.poll.EnvironmentPoller;
import kr.mambo.beanstalk.poll.PollSchedule;

/** Hands resources from the SDK to a pass, and what the pass asks for back to the SDK. */
@ControllerConfiguration(
    name = "ebenvironment",
    informer = @Informer(onUpdateFilter = WorthAPass.class),
    generationAwareEventProcessing = false,
    finalizerName = "eb.mambo.kr/finalizer",
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 2000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
class EnvironmentReconciler implements Reconciler<EbEnvironment>, Cleaner<EbEnvironment> {
  private static final Duration BACKSTOP = Duration.ofMinutes(10);
  private final InputIndex index = new InputIndex();
  private final Wakeups wakeups;
  private final Pass pass;

  EnvironmentReconciler(
      KubernetesClient kubernetes,
      OperatorSettings given,
      InstantSource clock,
      Clients clients,
      Lease lease,
      Heartbeat heartbeat) {
    wakeups = new Wakeups(heartbeat);
    var settings = settings(kubernetes, given);
    var schedule = new PollSchedule(given.poll().moving(), given.poll().still());
    var poller = new EnvironmentPoller(clients, clock, schedule, wakeups::wake);
    wakeups.of(
        poller,
        new InputWatch(kubernetes, given.namespaces().orElse(Set.of()), index, wakeups::wake));
    pass =
        new Pass(
            kubernetes,
            clock,
            settings,
            new Accounts(
                kubernetes,
                given.openIdentity(),
                Regions.known(given.extraRegions().orElse(Set.of()))),
            poller,
            new Observer(clients, clock),
            new Executor(clients, lease, SdkClients.CALL_TIMEOUT));
  }

  private static Settings settings(KubernetesClient kubernetes, OperatorSettings given) {
    var id =
        given
            .operatorId()
            .orElseGet(
                () ->
                    kubernetes
                        .namespaces()
                        .withName("kube-system")
                        .require()
                        .getMetadata()
                        .getUid());
    var rhythm = new Rhythm(given.poll().moving(), given.recheck(), BACKSTOP);
    return new Settings(
        id,
        given.namespace(),
        given.deletionPolicy(),
        given.settle().still(),
        given.settle().longest(),
        rhythm);
  }

  @Override
  public List<EventSource<?, EbEnvironment>> prepareEventSources(
      EventSourceContext<EbEnvironment> context) {
    return List.of(wakeups);
  }

  @Override
  public UpdateControl<EbEnvironment> reconcile(
      EbEnvironment resource, Context<EbEnvironment> context) {
    var result = run(resource);
    return UpdateControl.<EbEnvironment>noUpdate().rescheduleAfter(result.again());
  }

  @Override
  public DeleteControl cleanup(EbEnvironment resource, Context<EbEnvironment> context) {
    var result = run(resource);
    if (!result.finished())
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(result.again());
    index.remove(key(resource));
    return DeleteControl.defaultDelete();
  }

  private PassResult run(EbEnvironment resource) {
    var key = key(resource);
    index.put(key, resource.getSpec());
    return pass.run(key);
  }

  private static ResourceKey key(EbEnvironment resource) {
    return new ResourceKey(resource.getMetadata().getNamespace(), resource.getMetadata().getName());
  }
}
