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
final class Theatre implements AutoCloseable {
  /** It logs every event, and here are thousands. */
  private static final Logger ANNOUNCER = Logger.getLogger("kr.mambo.beanstalk.controller.Events");

  private final String name;
  private final Scenario scenario;
  private int worlds;
  private @Nullable World world;
  private final Points points = new Points();
  private final KubernetesClient admin;
  private final KubernetesClient operators;

  Theatre(String name, Scenario scenario) {
    this(name, scenario, ControlPlane.up());
  }

  Theatre(String name, Scenario scenario, ControlPlane plane) {
    admin = plane.client();
    operators =
        new KubernetesClientBuilder()
            .withConfig(plane.admin())
            .withHttpClientBuilderConsumer(
                builder -> builder.addOrReplaceInterceptor("points", new WatchedHttp(points)))
            .build();
    this.name = name;
    this.scenario = scenario;
    ANNOUNCER.setLevel(Level.WARNING);
  }

  /** The world in which the scenario is played; what it needs is there. */
  World world() {
    if (world == null) {
      points.arm(0);
      world = new World(this, "crash-%s-%d".formatted(name, ++worlds));
      scenario.prepare().accept(world);
    }
    return world;
  }

  /** Leaves the world as it is; the next one is a new one. */
  void clear() {
    if (world != null) world.close();
    world = null;
  }

  Scenario scenario() {
    return scenario;
  }

  Points points() {
    return points;
  }

  /** Its users' client. */
  KubernetesClient admin() {
    return admin;
  }

  /** The operator's client. */
  KubernetesClient operators() {
    return operators;
  }

  @Override
  public void close() {
    clear();
    operators.close();
    admin.close();
  }
}
