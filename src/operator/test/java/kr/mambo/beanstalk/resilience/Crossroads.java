package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.Kubernetes;
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.jspecify.annotations.Nullable;

/** What users of an environment that is on its way across do and see. */
final class Crossroads {
  static final String PODS = "Kubernetes";
  static final String ENVIRONMENT = "Beanstalk";
  private static final Duration STEP = Duration.ofSeconds(10);
  private final World world;
  private final Node node;
  private final Callers callers;

  Crossroads(World world) {
    this.world = world;
    this.callers = new Callers(world);
    this.node = new Node(world.theatre().admin(), world.namespace());
  }

  /** Plays something in a world with the smallest environment, on a plane that makes pods. */
  static void run(String name, Consumer<World> play) {
    run(name, "deletionPolicy: Delete", play);
  }

  /** The same with fields of the spec. */
  static void run(String name, String fields, Consumer<World> play) {
    var scenario = new Scenario(world -> Samples.create(world, fields), play);
    try (var theatre = new Theatre(name, scenario, ControlPlane.withControllers())) {
      play.accept(theatre.world());
      assertThat(theatre.world().troubles()).isEmpty();
    }
  }

  Node node() {
    return node;
  }

  /** Changes the placement, and everything of `kubernetes`. */
  void place(String placement, String fields) {
    callers.want(true);
    world.patch(
        Samples.NAME,
        "spec: {placement: %s, kubernetes: {soakSeconds: 20%s}}".formatted(placement, fields));
  }

  /** Takes all of it out of the spec. */
  void takeOut() {
    callers.want(false);
    world.patch(Samples.NAME, "spec: {placement: null, kubernetes: null}");
  }

  /** Goes on until nothing is left of what was taken out. */
  void untilNothing() {
    until("nothing of ours", () -> service(Samples.NAME) == null);
    until("no pods", () -> deployment().isEmpty());
  }

  /** Deletes the resource and leaves the pods to themselves. */
  void released() {
    var pods = pods();
    world.patch(Samples.NAME, "spec: {deletionPolicy: Retain}");
    world.delete(Samples.NAME);
    until("gone", () -> world.environment(Samples.NAME).get() == null);
    assertThat(pods()).isEqualTo(pods);
    var there = marked();
    for (var object : there) {
      var metadata = object.getMetadata();
      assertThat(metadata.getOwnerReferences()).isEmpty();
      assertThat(metadata.getLabels()).doesNotContainKey(Markings.MANAGED_BY);
      assertThat(metadata.getManagedFields())
          .noneMatch(entry -> entry.getManager().equals("eb-operator-manifests"));
    }
    assertThat(there)
        .extracting(object -> object.getMetadata().getName())
        .contains(Samples.NAME, Samples.NAME + "-pods");
  }

  /**
   * Deletes the resource with all that belongs to it.
   *
   * @param onPods whether the pods serve, which then go
   */
  void deleted(boolean onPods) {
    callers.want(false);
    if (onPods) callers.bearPods(true);
    world.delete(Samples.NAME);
    until("gone", () -> world.environment(Samples.NAME).get() == null);
    until("its objects too", () -> services().isEmpty() && deployment().isEmpty());
    assertThat(environments()).isZero();
  }

  /** As many pods as are wanted are ready beside the environment. */
  void untilPods() {
    until(
        "pods beside",
        () ->
            deployment()
                .map(d -> d.getSpec().getReplicas().equals(kubernetes().readyReplicas()))
                .orElse(false));
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
              step(STEP);
              answered(what);
              return reached.getAsBoolean();
            });
  }

  /** Goes on for a moment, in which the node does its work too. */
  void step(Duration time) {
    world.go(time);
    node.report();
    callers.call("on the way");
  }

  List<String> unanswered() {
    return callers.unanswered();
  }

  /** Pods fail from now on, or do not any more. */
  void fail(boolean fails) {
    node.fails(fails);
    callers.bearPods(fails);
  }

  /** Somebody terminates all environments in the console. */
  void lose() {
    for (Map<String, @Nullable Object> one : AtBeanstalk.of(world.emulator()).environments()) {
      if (!"Ready".equals(one.get("status"))) continue;
      world.emulator().beanstalk().remove(String.valueOf(one.get("name")));
      callers.bear();
    }
  }

  /** Somebody removes the Service that callers know. */
  void remove() {
    callers.bear();
    world
        .theatre()
        .admin()
        .services()
        .inNamespace(world.namespace())
        .withName(Samples.NAME)
        .delete();
    world.wake(Samples.NAME);
  }

  /** Whether Services and Deployment have our label. */
  boolean labelled() {
    return marked().stream()
        .allMatch(object -> object.getMetadata().getLabels().containsKey(Markings.MANAGED_BY));
  }

  /** Somebody takes our label off. */
  void strip() {
    for (var object : marked()) {
      var without = new HashMap<String, Object>();
      without.put(Markings.MANAGED_BY, null);
      world
          .theatre()
          .admin()
          .resource(object)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              Serialization.asJson(Map.of("metadata", Map.of("labels", without))));
    }
    world.wake(Samples.NAME);
  }

  private List<HasMetadata> marked() {
    var all = new ArrayList<HasMetadata>(services());
    deployment().ifPresent(all::add);
    return all;
  }

  /** Goes on until the Service leads there and the status says so. */
  void untilServing(String side) {
    until("serving " + side, () -> side.equals(kubernetes().serving()) && leads(side));
  }

  /** Pods fail until the Service is back at the environment: for a moment nobody is answered. */
  void untilBack() {
    fail(true);
    node.report();
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
    fail(false);
    answered("back at the environment");
  }

  private boolean leads(String side) {
    return host().map(host -> host.contains("-pods.") == side.equals(PODS)).orElse(false);
  }

  void answered(String when) {
    callers.call(when);
    assertThat(callers.unanswered()).isEmpty();
  }

  Optional<String> host() {
    return callers.host();
  }

  @Nullable Service service(String name) {
    return callers.service(name);
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

  /** Environments in a state. */
  long environments(String status) {
    return AtBeanstalk.of(world.emulator()).environments().stream()
        .filter(e -> status.equals(e.get("status")))
        .count();
  }

  /** Instances of the environment that is Ready; 0 where none is. */
  int instances() {
    int count = 0;
    for (Map<String, @Nullable Object> one : AtBeanstalk.of(world.emulator()).environments()) {
      if ("Ready".equals(one.get("status"))) count += AtBeanstalk.list(one, "instances").size();
    }
    return count;
  }

  private List<Service> services() {
    return world.theatre().admin().services().inNamespace(world.namespace()).list().getItems();
  }

  /** Names and uids. */
  List<String> pods() {
    return world.theatre().admin().pods().inNamespace(world.namespace()).list().getItems().stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName() + metadata.getUid())
        .toList();
  }
}
