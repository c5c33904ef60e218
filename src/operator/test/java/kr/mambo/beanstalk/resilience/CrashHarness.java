package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.logging.Level;
import java.util.logging.Logger;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Where a scenario is played again and again: an administrator's client of the API server, and the
 * operator's, in which it may die.
 */
final class CrashHarness implements AutoCloseable {
  /** It logs every event, and here are thousands. */
  private static final Logger EVENT_LOGGER =
      Logger.getLogger("kr.mambo.beanstalk.controller.EventRecorder");

  private final String name;
  private final Scenario scenario;
  private int clusterCount;
  private @Nullable SimulatedCluster cluster;
  private final CrashPoints crashPoints = new CrashPoints();
  private final KubernetesClient adminClient;
  private final KubernetesClient operatorClient;

  CrashHarness(String name, Scenario scenario) {
    this(name, scenario, ControlPlane.shared());
  }

  CrashHarness(String name, Scenario scenario, ControlPlane plane) {
    adminClient = plane.client();
    operatorClient =
        new KubernetesClientBuilder()
            .withConfig(plane.admin())
            .withHttpClientBuilderConsumer(
                builder ->
                    builder.addOrReplaceInterceptor(
                        "points", new CrashPointInterceptor(crashPoints)))
            .build();
    this.name = name;
    this.scenario = scenario;
    EVENT_LOGGER.setLevel(Level.WARNING);
  }

  /** The world in which the scenario is played; what it needs is there. */
  SimulatedCluster cluster() {
    if (cluster == null) {
      crashPoints.arm(0);
      cluster = new SimulatedCluster(this, "crash-%s-%d".formatted(name, ++clusterCount));
      scenario.prepare().accept(cluster);
    }
    return cluster;
  }

  /** Leaves the world as it is; the next one is a new one. */
  void discardCluster() {
    if (cluster != null) cluster.close();
    cluster = null;
  }

  Scenario scenario() {
    return scenario;
  }

  CrashPoints crashPoints() {
    return crashPoints;
  }

  /** Its users' client. */
  KubernetesClient adminClient() {
    return adminClient;
  }

  /** The operator's client. */
  KubernetesClient operatorClient() {
    return operatorClient;
  }

  @Override
  public void close() {
    discardCluster();
    operatorClient.close();
    adminClient.close();
  }
}
