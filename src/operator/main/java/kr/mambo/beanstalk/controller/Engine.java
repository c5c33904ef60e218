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
import kr.mambo.beanstalk.registry.Registries;

/**
 * All that passes need, put together without the Operator SDK and without a timer: whoever drives
 * it says when something happens. All that it remembers may be lost at any moment.
 */
final class Engine {
  private static final Duration BACKSTOP = Duration.ofMinutes(10);
  private final InputIndex index = new InputIndex();
  private final EnvironmentPoller poller;
  private final Pass pass;

  /**
   * @param wake told which resources look at an environment that changed at AWS
   */
  Engine(
      KubernetesClient kubernetes,
      OperatorSettings given,
      InstantSource clock,
      AwsClients clients,
      Registries registries,
      LeaderLease lease,
      Consumer<ResourceKey> wake) {
    var schedule = new PollSchedule(given.poll().moving(), given.poll().still());
    poller = new EnvironmentPoller(clients, clock, schedule, wake);
    var accounts =
        new AccessResolver(
            kubernetes, given.openIdentity(), Regions.list(given.extraRegions().orElse(Set.of())));
    pass =
        new Pass(
            kubernetes,
            clock,
            settings(kubernetes, given),
            accounts,
            new DeploymentGate(() -> served(kubernetes, given), accounts::resolve),
            poller,
            new BeanstalkObserver(clients, clock, given.replacementGrace()),
            new ImageResolver(registries, clock, SdkAwsClients.CALL_TIMEOUT),
            new BeanstalkExecutor(clients, lease, SdkAwsClients.CALL_TIMEOUT),
            new KubernetesExecutor(kubernetes, lease));
  }

  private static List<EbEnvironment> served(KubernetesClient kubernetes, OperatorSettings given) {
    var all = kubernetes.resources(EbEnvironment.class);
    var namespaces = given.namespaces().orElse(Set.of());
    return namespaces.isEmpty()
        ? all.inAnyNamespace().list().getItems()
        : namespaces.stream().flatMap(n -> all.inNamespace(n).list().getItems().stream()).toList();
  }

  private static Settings settings(KubernetesClient kubernetes, OperatorSettings given) {
    var rhythm = new Rhythm(given.poll().moving(), given.recheck(), BACKSTOP);
    return new Settings(
        OperatorId.resolve(given, kubernetes),
        given.namespace(),
        given.deletionPolicy(),
        given.settle().still(),
        given.settle().longest(),
        given.clusterDomain(),
        rhythm);
  }

  /** Which resources look at which objects of the cluster. */
  InputIndex index() {
    return index;
  }

  /** Asks AWS what is due to be asked. */
  void tick() {
    poller.tick();
  }

  PassResult run(EbEnvironment resource) {
    var metadata = resource.getMetadata();
    var key = new ResourceKey(metadata.getNamespace(), metadata.getName());
    index.put(key, resource.getSpec());
    var result = pass.run(key);
    if (result.finished()) index.remove(key);
    return result;
  }
}
