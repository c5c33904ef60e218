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
final class Callers {
  /** A deployment leaves instances in service. */
  private static final Set<String> ANSWERING = Set.of("Ready", "Updating");

  private final World world;
  private final List<String> unanswered = new ArrayList<>();
  private Optional<String> lastHost = Optional.empty();

  /** Whether the Service is to be there: it was seen, and nobody wants it gone. */
  private boolean expected;

  private boolean wanted = true;
  private boolean patient;
  private boolean podsFail;
  private boolean podsRecover;

  Callers(World world) {
    this.world = world;
    world.theatre().points().witness(this::call);
  }

  /** Its user wants the Service from now on, or wants it gone. */
  void want(boolean service) {
    wanted = service;
    expected = expected && service;
  }

  /** Somebody made what answered go: nobody complains before the next answer. */
  void bear() {
    patient = true;
  }

  /** Pods fail from now on, or recover: nobody complains of them before the next answer. */
  void bearPods(boolean fail) {
    podsFail = podsFail || fail;
    podsRecover = !fail;
  }

  /** Calls, and remembers whether somebody answered. */
  void call(String when) {
    var host = host();
    boolean moved = !host.equals(lastHost);
    lastHost = host;
    if (host.isEmpty()) {
      if (expected && !patient) unanswered.add(when + ": there is no Service");
      return;
    }
    expected = wanted;
    boolean pods = host.get().contains("-pods.");
    boolean answered = pods ? endpoint() : environment(host.get(), moved);
    if (answered) {
      patient = false;
      if (pods && podsRecover) podsFail = false;
    } else if (!patient && !(pods && podsFail)) {
      unanswered.add("%s: nobody behind %s".formatted(when, host.get()) + states());
    }
  }

  /** When nobody answered so far. */
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /** Where the Service leads. */
  Optional<String> host() {
    return Optional.ofNullable(service(Samples.NAME)).map(s -> s.getSpec().getExternalName());
  }

  @Nullable Service service(String name) {
    return world.theatre().admin().services().inNamespace(world.namespace()).withName(name).get();
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

  private String states() {
    return AtBeanstalk.of(world.emulator()).environments().stream()
        .map(e -> " %s is %s".formatted(e.get("cname"), e.get("status")))
        .collect(joining(","));
  }
}
