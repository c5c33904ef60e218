package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kr.mambo.beanstalk.api.KubernetesStatus;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.jspecify.annotations.Nullable;

/** What users of an environment that is on its way across do and see. */
final class CutoverFixture {
  static final String SERVING_KUBERNETES = "Kubernetes";
  static final String SERVING_BEANSTALK = "Beanstalk";
  private static final Duration STEP = Duration.ofSeconds(10);
  private final SimulatedCluster cluster;
  private final SimulatedKubelet kubelet;
  private final AvailabilityProbe availabilityProbe;
  private final CutoverObjects objects;

  CutoverFixture(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.availabilityProbe = new AvailabilityProbe(cluster);
    this.objects = new CutoverObjects(cluster);
    this.kubelet = new SimulatedKubelet(cluster.harness().adminClient(), cluster.namespace());
  }

  /** Plays something in a world with the smallest environment, on a plane that makes pods. */
  static void run(String name, Consumer<SimulatedCluster> actions) {
    run(name, "deletionPolicy: Delete", actions);
  }

  /** The same with fields of the spec. */
  static void run(String name, String fields, Consumer<SimulatedCluster> actions) {
    var scenario = new Scenario(cluster -> SampleEnvironment.create(cluster, fields), actions);
    try (var harness = new CrashHarness(name, scenario, ControlPlane.withControllers())) {
      actions.accept(harness.cluster());
      assertThat(harness.cluster().errors()).isEmpty();
    }
  }

  CutoverObjects objects() {
    return objects;
  }

  SimulatedKubelet kubelet() {
    return kubelet;
  }

  /** Changes the placement, and everything of `kubernetes`. */
  void setPlacement(String placement, String fields) {
    availabilityProbe.setServiceWanted(true);
    cluster.patch(
        SampleEnvironment.NAME,
        "spec: {placement: %s, kubernetes: {soakSeconds: 20%s}}".formatted(placement, fields));
  }

  /** Takes all of it out of the spec. */
  void removeKubernetes() {
    availabilityProbe.setServiceWanted(false);
    cluster.patch(SampleEnvironment.NAME, "spec: {placement: null, kubernetes: null}");
  }

  /** Goes on until nothing is left of what was taken out. */
  void untilRemoved() {
    until("nothing of ours", () -> findService(SampleEnvironment.NAME) == null);
    until("no pods", () -> objects.findDeployment().isEmpty());
  }

  /** Deletes the resource and leaves the pods to themselves. */
  void deleteRetaining() {
    var pods = objects.listPods();
    cluster.patch(SampleEnvironment.NAME, "spec: {deletionPolicy: Retain}");
    cluster.delete(SampleEnvironment.NAME);
    until("gone", () -> cluster.environment(SampleEnvironment.NAME).get() == null);
    assertThat(objects.listPods()).isEqualTo(pods);
    var released = objects.labeledObjects();
    for (var object : released) {
      var metadata = object.getMetadata();
      assertThat(metadata.getOwnerReferences()).isEmpty();
      assertThat(metadata.getLabels()).doesNotContainKey(Labels.MANAGED_BY);
      assertThat(metadata.getManagedFields())
          .noneMatch(entry -> entry.getManager().equals("eb-operator-manifests"));
    }
    assertThat(released)
        .extracting(object -> object.getMetadata().getName())
        .contains(SampleEnvironment.NAME, SampleEnvironment.NAME + "-pods");
  }

  /**
   * Deletes the resource with all that belongs to it.
   *
   * @param onPods whether the pods serve, which then go
   */
  void deleteAll(boolean onPods) {
    availabilityProbe.setServiceWanted(false);
    if (onPods) availabilityProbe.toleratePodFailure(true);
    cluster.delete(SampleEnvironment.NAME);
    until("gone", () -> cluster.environment(SampleEnvironment.NAME).get() == null);
    until(
        "its objects too",
        () -> objects.listServices().isEmpty() && objects.findDeployment().isEmpty());
    assertThat(objects.countEnvironments()).isZero();
  }

  /** As many pods as are wanted are ready beside the environment. */
  void untilPodsReady() {
    until(
        "pods beside",
        () ->
            objects
                .findDeployment()
                .map(d -> d.getSpec().getReplicas().equals(kubernetesStatus().readyReplicas()))
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
              advance(STEP);
              assertAnswered(what);
              return reached.getAsBoolean();
            });
  }

  /** Goes on for a moment, in which the node does its work too. */
  void advance(Duration time) {
    cluster.advance(time);
    kubelet.reportStatus();
    availabilityProbe.probe("on the way");
  }

  List<String> failedProbes() {
    return availabilityProbe.failedProbes();
  }

  /** Pods fail from now on, or do not any more. */
  void setPodsFailing(boolean fails) {
    kubelet.failing(fails);
    availabilityProbe.toleratePodFailure(fails);
  }

  /** Somebody terminates all environments in the console. */
  void terminateEnvironments() {
    for (Map<String, @Nullable Object> one :
        EmulatorSnapshot.of(cluster.emulator()).environments()) {
      if (!"Ready".equals(one.get("status"))) continue;
      cluster.emulator().beanstalkControl().terminate(String.valueOf(one.get("name")));
      availabilityProbe.tolerateOutage();
    }
  }

  /** Somebody removes the Service that callers know. */
  void deleteService() {
    availabilityProbe.tolerateOutage();
    cluster
        .harness()
        .adminClient()
        .services()
        .inNamespace(cluster.namespace())
        .withName(SampleEnvironment.NAME)
        .delete();
    cluster.notifyResource(SampleEnvironment.NAME);
  }

  /** Somebody takes our label off. */
  void removeLabels() {
    for (var object : objects.labeledObjects()) {
      var without = new HashMap<String, Object>();
      without.put(Labels.MANAGED_BY, null);
      cluster
          .harness()
          .adminClient()
          .resource(object)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              Serialization.asJson(Map.of("metadata", Map.of("labels", without))));
    }
    cluster.notifyResource(SampleEnvironment.NAME);
  }

  /** Goes on until the Service leads there and the status says so. */
  void untilServing(String side) {
    until("serving " + side, () -> side.equals(kubernetesStatus().serving()) && isServiceOn(side));
  }

  /** Pods fail until the Service is back at the environment: for a moment nobody is answered. */
  void untilRolledBack() {
    setPodsFailing(true);
    kubelet.reportStatus();
    await("back at the environment")
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              cluster.notifyResource(SampleEnvironment.NAME);
              cluster.advance(STEP);
              return SERVING_BEANSTALK.equals(kubernetesStatus().serving());
            });
    setPodsFailing(false);
    assertAnswered("back at the environment");
  }

  private boolean isServiceOn(String side) {
    return serviceHost()
        .map(host -> host.contains("-pods.") == side.equals(SERVING_KUBERNETES))
        .orElse(false);
  }

  void assertAnswered(String when) {
    availabilityProbe.probe(when);
    assertThat(availabilityProbe.failedProbes()).isEmpty();
  }

  Optional<String> serviceHost() {
    return availabilityProbe.serviceHost();
  }

  @Nullable Service findService(String name) {
    return availabilityProbe.findService(name);
  }

  KubernetesStatus kubernetesStatus() {
    return Objects.requireNonNullElse(
        cluster.status(SampleEnvironment.NAME).kubernetes(), KubernetesStatus.NONE);
  }
}
