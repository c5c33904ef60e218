package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Those who call the workload by its Service's name, after each write and each step. */
final class Callers {
  /** A deployment leaves instances in service. */
  private static final Set<String> ANSWERING = Set.of("Ready", "Updating");

  private final World world;
  private final List<String> unanswered = new ArrayList<>();
  private Optional<String> lastHost = Optional.empty();
  private boolean patient;
  private boolean again;

  Callers(World world) {
    this.world = world;
    world.theatre().points().witness(this::call);
  }

  /** From now on nobody complains: what answers is made to go. */
  void bear() {
    patient = true;
    again = false;
  }

  /**
   * What answered was made to fail: nobody complains before the next answer.
   *
   * @param may whether there may be one
   */
  void bearUntilAnswered(boolean may) {
    patient = true;
    again = may;
  }

  /** Calls, and remembers whether somebody answered. */
  void call(String when) {
    var host = host();
    boolean moved = !host.equals(lastHost);
    lastHost = host;
    // A Service of somebody else leads nowhere that is ours.
    if (host.isEmpty()) return;
    boolean answered = host.get().contains("-pods.") ? endpoint() : environment(host.get(), moved);
    if (answered && again) patient = false;
    if (!answered && !patient) unanswered.add("%s: nobody behind %s".formatted(when, host.get()));
  }

  /** When nobody answered so far. */
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /** Where the Service leads. */
  Optional<String> host() {
    return Optional.ofNullable(
            world
                .theatre()
                .admin()
                .services()
                .inNamespace(world.namespace())
                .withName(Samples.NAME)
                .get())
        .map(service -> service.getSpec().getExternalName());
  }

  private boolean endpoint() {
    return world
        .theatre()
        .admin()
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(world.namespace())
        .withLabel("kubernetes.io/service-name", Samples.NAME + "-pods")
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
  private boolean environment(String host, boolean anew) {
    return AtBeanstalk.of(world.emulator()).environments().stream()
        .filter(e -> host.equals(e.get("cname")))
        .map(e -> String.valueOf(e.get("status")))
        .anyMatch(status -> anew ? status.equals("Ready") : ANSWERING.contains(status));
  }
}
