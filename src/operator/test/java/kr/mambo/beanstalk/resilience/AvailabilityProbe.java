package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who call the workload by its Service's name, after each write and each step. */
final class AvailabilityProbe {
  /** A deployment leaves instances in service. */
  private static final Set<String> ANSWERING_STATUSES = Set.of("Ready", "Updating");

  private final SimulatedCluster cluster;
  private final List<String> failedProbes = new ArrayList<>();
  private Optional<String> lastHost = Optional.empty();

  /** Whether the Service is to be there: it was seen, and nobody wants it gone. */
  private boolean serviceExpected;

  private boolean serviceWanted = true;
  private boolean outageTolerated;
  private boolean podFailureTolerated;
  private boolean podsRecovering;

  AvailabilityProbe(SimulatedCluster cluster) {
    this.cluster = cluster;
    cluster.harness().crashPoints().writeObserver(this::probe);
  }

  /** Its user wants the Service from now on, or wants it gone. */
  void setServiceWanted(boolean service) {
    serviceWanted = service;
    serviceExpected = serviceExpected && service;
  }

  /** Somebody made what answered go: nobody complains before the next answer. */
  void tolerateOutage() {
    outageTolerated = true;
  }

  /** Pods fail from now on, or recover: nobody complains of them before the next answer. */
  void toleratePodFailure(boolean fail) {
    podFailureTolerated = podFailureTolerated || fail;
    podsRecovering = !fail;
  }

  /** Calls, and remembers whether somebody answered. */
  void probe(String moment) {
    var host = serviceHost();
    boolean moved = !host.equals(lastHost);
    lastHost = host;
    if (host.isEmpty()) {
      if (serviceExpected && !outageTolerated) failedProbes.add(moment + ": there is no Service");
      return;
    }
    serviceExpected = serviceWanted;
    boolean pods = host.get().contains("-pods.");
    boolean answered = pods ? hasReadyEndpoint() : isEnvironmentAnswering(host.get(), moved);
    if (answered) {
      outageTolerated = false;
      if (pods && podsRecovering) podFailureTolerated = false;
    } else if (!outageTolerated && !(pods && podFailureTolerated)) {
      failedProbes.add(
          "%s: nobody behind %s".formatted(moment, host.get()) + describeEnvironments());
    }
  }

  /** When nobody answered so far. */
  List<String> failedProbes() {
    return List.copyOf(failedProbes);
  }

  /** Where the Service leads. */
  Optional<String> serviceHost() {
    return Optional.ofNullable(findService(SampleEnvironment.NAME))
        .map(s -> s.getSpec().getExternalName());
  }

  @Nullable Service findService(String name) {
    return cluster
        .harness()
        .adminClient()
        .services()
        .inNamespace(cluster.namespace())
        .withName(name)
        .get();
  }

  private boolean hasReadyEndpoint() {
    return cluster
        .harness()
        .adminClient()
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(cluster.namespace())
        .withLabel("kubernetes.io/service-name", SampleEnvironment.NAME + "-pods")
        .list()
        .getItems()
        .stream()
        .flatMap(slice -> endpoints(slice).stream())
        .anyMatch(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()));
  }

  private static List<Endpoint> endpoints(EndpointSlice slice) {
    return slice.getEndpoints() == null ? List.of() : slice.getEndpoints();
  }

  /** Whoever is led to one anew finds it Ready. */
  private boolean isEnvironmentAnswering(String host, boolean switched) {
    return EmulatorSnapshot.of(cluster.emulator()).environments().stream()
        .filter(e -> host.equals(e.get("cname")))
        .map(e -> String.valueOf(e.get("status")))
        .anyMatch(
            status -> switched ? status.equals("Ready") : ANSWERING_STATUSES.contains(status));
  }

  private String describeEnvironments() {
    return EmulatorSnapshot.of(cluster.emulator()).environments().stream()
        .map(e -> " %s is %s".formatted(e.get("cname"), e.get("status")))
        .collect(joining(","));
  }
}
