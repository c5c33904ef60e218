package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kr.mambo.beanstalk.api.Kubernetes;
import org.jspecify.annotations.Nullable;

/** What users of an environment that is on its way across do and see. */
final class Crossroads {
  static final String PODS = "Kubernetes";
  static final String ENVIRONMENT = "Beanstalk";
  private static final Duration STEP = Duration.ofSeconds(10);
  private final World world;
  private final Node node;

  Crossroads(World world) {
    this.world = world;
    this.node = new Node(world.theatre().admin(), world.namespace());
  }

  Node node() {
    return node;
  }

  /** Changes the placement, and everything of `kubernetes`. */
  void place(String placement, String fields) {
    world.patch(
        Samples.NAME,
        "spec: {placement: %s, kubernetes: {soakSeconds: 20%s}}".formatted(placement, fields));
  }

  /** Goes on until it is so; every moment somebody who calls the Service is answered. */
  void until(String what, BooleanSupplier reached) {
    await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              world.go(STEP);
              node.report();
              answered(what);
              return reached.getAsBoolean();
            });
  }

  /** Goes on until the Service leads there and the status says so. */
  void untilServing(String side) {
    until("serving " + side, () -> side.equals(kubernetes().serving()) && leads(side));
  }

  /** The same for the environment, after pods have failed: for a moment nobody is answered. */
  void untilBack() {
    await("back at the environment")
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              world.wake(Samples.NAME);
              world.go(STEP);
              return ENVIRONMENT.equals(kubernetes().serving());
            });
  }

  private boolean leads(String side) {
    return host().map(host -> host.contains("-pods.") == side.equals(PODS)).orElse(false);
  }

  void answered(String when) {
    var host = host();
    // A Service of somebody else leads nowhere that is ours.
    if (host.isEmpty()) return;
    if (host.get().contains("-pods.")) {
      var ready = deployment().map(d -> d.getStatus().getReadyReplicas()).orElse(0);
      assertThat(Objects.requireNonNullElse(ready, 0))
          .as(when + ": pods behind " + host.get())
          .isPositive();
      return;
    }
    assertThat(
            AtBeanstalk.of(world.emulator()).environments().stream()
                .filter(e -> host.get().equals(e.get("cname")))
                .map(e -> e.get("status")))
        .as(when + ": environments behind " + host.get())
        .contains("Ready");
  }

  Optional<String> host() {
    return Optional.ofNullable(service(Samples.NAME)).map(s -> s.getSpec().getExternalName());
  }

  @Nullable Service service(String name) {
    return world.theatre().admin().services().inNamespace(world.namespace()).withName(name).get();
  }

  Optional<Deployment> deployment() {
    return Optional.ofNullable(
        world
            .theatre()
            .admin()
            .apps()
            .deployments()
            .inNamespace(world.namespace())
            .withName(Samples.NAME)
            .get());
  }

  Kubernetes kubernetes() {
    return Objects.requireNonNullElse(world.status(Samples.NAME).kubernetes(), Kubernetes.NONE);
  }

  /** Environments that are not terminated. */
  long environments() {
    return AtBeanstalk.of(world.emulator()).environments().stream()
        .filter(e -> !"Terminated".equals(e.get("status")))
        .count();
  }
}
