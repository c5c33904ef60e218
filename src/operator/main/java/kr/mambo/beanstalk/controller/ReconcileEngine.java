package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import kr.mambo.beanstalk.act.BeanstalkExecutor;
import kr.mambo.beanstalk.act.KubernetesExecutor;
import kr.mambo.beanstalk.act.LeaderLease;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.Regions;
import kr.mambo.beanstalk.aws.SdkAwsClients;
import kr.mambo.beanstalk.config.OperatorId;
import kr.mambo.beanstalk.config.OperatorSettings;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.observe.AccessResolver;
import kr.mambo.beanstalk.observe.BeanstalkObserver;
import kr.mambo.beanstalk.poll.EnvironmentPoller;
import kr.mambo.beanstalk.poll.PollSchedule;
import kr.mambo.beanstalk.registry.ImageResolver;
import kr.mambo.beanstalk.registry.TagResolver;

/**
 * All that passes need, put together without the Operator SDK and without a timer: whoever drives
 * it says when something happens. All that it remembers may be lost at any moment.
 */
final class ReconcileEngine {
  private static final Duration RESYNC_INTERVAL = Duration.ofMinutes(10);
  private final InputIndex inputIndex = new InputIndex();
  private final EnvironmentPoller poller;
  private final ReconcilePass pass;

  /**
   * @param onChange notified of the resources that look at an environment that changed at AWS
   */
  ReconcileEngine(
      KubernetesClient kubernetes,
      OperatorSettings settings,
      InstantSource clock,
      AwsClients clients,
      TagResolver tagResolver,
      LeaderLease lease,
      Consumer<ResourceKey> onChange) {
    var schedule = new PollSchedule(settings.poll().moving(), settings.poll().still());
    poller = new EnvironmentPoller(clients, clock, schedule, onChange);
    var accessResolver =
        new AccessResolver(
            kubernetes,
            settings.openIdentity(),
            Regions.list(settings.extraRegions().orElse(Set.of())));
    pass =
        new ReconcilePass(
            kubernetes,
            clock,
            settings(kubernetes, settings),
            accessResolver,
            new DeploymentGate(() -> listServed(kubernetes, settings), accessResolver::resolve),
            poller,
            new BeanstalkObserver(clients, clock, settings.replacementGrace()),
            new ImageResolver(tagResolver, clock, SdkAwsClients.CALL_TIMEOUT),
            new BeanstalkExecutor(clients, lease, SdkAwsClients.CALL_TIMEOUT),
            new KubernetesExecutor(kubernetes, lease));
  }

  private static List<EbEnvironment> listServed(
      KubernetesClient kubernetes, OperatorSettings settings) {
    var all = kubernetes.resources(EbEnvironment.class);
    var namespaces = settings.namespaces().orElse(Set.of());
    return namespaces.isEmpty()
        ? all.inAnyNamespace().list().getItems()
        : namespaces.stream().flatMap(n -> all.inNamespace(n).list().getItems().stream()).toList();
  }

  private static ReconcilerSettings settings(
      KubernetesClient kubernetes, OperatorSettings settings) {
    var requeuePolicy =
        new RequeuePolicy(settings.poll().moving(), settings.recheck(), RESYNC_INTERVAL);
    return new ReconcilerSettings(
        OperatorId.resolve(settings, kubernetes),
        settings.namespace(),
        settings.deletionPolicy(),
        settings.settle().still(),
        settings.settle().longest(),
        settings.clusterDomain(),
        requeuePolicy);
  }

  /** Which resources look at which objects of the cluster. */
  InputIndex inputIndex() {
    return inputIndex;
  }

  /** Asks AWS what is due to be asked. */
  void tick() {
    poller.tick();
  }

  ReconcileResult reconcile(EbEnvironment resource) {
    var metadata = resource.getMetadata();
    var key = new ResourceKey(metadata.getNamespace(), metadata.getName());
    inputIndex.put(key, resource.getSpec());
    var result = pass.run(key);
    if (result.finalizerRemovable()) inputIndex.remove(key);
    return result;
  }
}
