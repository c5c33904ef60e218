package kr.mambo.beanstalk.plan.options;

import static java.util.Objects.requireNonNullElse;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.mambo.beanstalk.api.Listener;
import kr.mambo.beanstalk.api.ListenerProtocol;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.api.LoadBalancerType;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.PublishedPort;

/**
 * Listeners, processes and health checks (general options for all environments, namespaces {@code
 * aws:elbv2:listener}, {@code aws:elb:listener} and {@code
 * aws:elasticbeanstalk:environment:process} in the developer guide).
 */
final class LoadBalancerOptions {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final int HTTP_PORT = 80;
  private final LoadBalancer loadBalancer;
  private final List<PublishedPort> published;
  private final TypedOptions typed;

  private LoadBalancerOptions(
      LoadBalancer loadBalancer, List<PublishedPort> published, TypedOptions typed) {
    this.loadBalancer = loadBalancer;
    this.published =
        published.stream()
            .filter(p -> p.protocol() == PortProtocol.TCP)
            .sorted(Comparator.comparingInt(PublishedPort::hostPort))
            .toList();
    this.typed = typed;
  }

  static void add(LoadBalancer loadBalancer, List<PublishedPort> published, TypedOptions typed) {
    if (loadBalancer.type() == LoadBalancerType.None) {
      typed.set(ENVIRONMENT, "EnvironmentType", "SingleInstance", "loadBalancer.type");
      return;
    }
    typed.set(ENVIRONMENT, "EnvironmentType", "LoadBalanced", "loadBalancer.type");
    typed.set(
        ENVIRONMENT,
        "LoadBalancerType",
        loadBalancer.type().name().toLowerCase(Locale.ROOT),
        "loadBalancer.type");
    new LoadBalancerOptions(loadBalancer, published, typed).add();
  }

  private void add() {
    var mainPort =
        published.stream()
            .filter(p -> p.hostPort() == HTTP_PORT)
            .findFirst()
            .or(() -> published.stream().findFirst());
    if (mainPort.isEmpty()) return; // the workload says why nothing can be reached
    var listeners =
        loadBalancer.listeners().isEmpty()
            ? List.of(new Listener(HTTP_PORT, null, null, null))
            : loadBalancer.listeners();
    if (loadBalancer.type() == LoadBalancerType.Classic) {
      listeners.forEach(listener -> addClassicListener(listener, mainPort.get()));
      if (listeners.stream().noneMatch(l -> l.port() == HTTP_PORT))
        typed.set("aws:elb:listener:80", "ListenerEnabled", false, "loadBalancer.listeners");
      findHealthCheckPath(mainPort.get())
          .ifPresent(
              path ->
                  typed.set(
                      "aws:elasticbeanstalk:application",
                      "Application Healthcheck URL",
                      "HTTP:" + mainPort.get().hostPort() + path,
                      "readinessProbe"));
      return;
    }
    published.forEach(port -> addProcess(port, mainPort.get()));
    listeners.forEach(listener -> addListener(listener, mainPort.get()));
    if (listeners.stream().noneMatch(l -> l.port() == HTTP_PORT)) {
      typed.set("aws:elbv2:listener:default", "ListenerEnabled", false, "loadBalancer.listeners");
    }
  }

  private void addProcess(PublishedPort port, PublishedPort mainPort) {
    boolean isNetwork = loadBalancer.type() == LoadBalancerType.Network;
    var namespace = "aws:elasticbeanstalk:environment:process:" + processName(port, mainPort);
    var field = "containers.ports.hostPort";
    typed.set(namespace, "Port", port.hostPort(), field);
    typed.set(namespace, "Protocol", isNetwork ? "TCP" : "HTTP", field);
    // A network load balancer opens a connection unless a path is set; TLS on the port leaves only
    // the connection.
    var path =
        isNetwork ? port.httpHealthCheck().map(check -> check.path()) : findHealthCheckPath(port);
    path.ifPresent(p -> typed.set(namespace, "HealthCheckPath", p, "readinessProbe"));
  }

  private static Optional<String> findHealthCheckPath(PublishedPort port) {
    return port.readinessProbe() != null
            && port.readinessProbe().action() instanceof HttpGet httpGet
        ? Optional.of(httpGet.path())
        : Optional.empty();
  }

  private void addListener(Listener listener, PublishedPort mainPort) {
    var namespace =
        "aws:elbv2:listener:" + (listener.port() == HTTP_PORT ? "default" : listener.port());
    var field = "loadBalancer.listeners";
    typed.set(namespace, "ListenerEnabled", true, field);
    typed.set(namespace, "Protocol", resolveProtocol(listener), field);
    typed.set(
        namespace,
        "DefaultProcess",
        processName(resolveTarget(listener, mainPort), mainPort),
        field);
    if (listener.certificateARN() != null)
      typed.set(namespace, "SSLCertificateArns", listener.certificateARN(), field);
  }

  private void addClassicListener(Listener listener, PublishedPort mainPort) {
    var namespace = "aws:elb:listener:" + listener.port();
    var field = "loadBalancer.listeners";
    var protocol = resolveProtocol(listener);
    typed.set(namespace, "ListenerEnabled", true, field);
    typed.set(namespace, "ListenerProtocol", protocol, field);
    typed.set(namespace, "InstancePort", resolveTarget(listener, mainPort).hostPort(), field);
    typed.set(
        namespace, "InstanceProtocol", protocol == ListenerProtocol.TCP ? "TCP" : "HTTP", field);
    if (listener.certificateARN() != null)
      typed.set(namespace, "SSLCertificateId", listener.certificateARN(), field);
  }

  private ListenerProtocol resolveProtocol(Listener listener) {
    return requireNonNullElse(
        listener.protocol(),
        loadBalancer.type() == LoadBalancerType.Network
            ? ListenerProtocol.TCP
            : ListenerProtocol.HTTP);
  }

  /**
   * Where TLS ends at the load balancer the rest goes to the main port, else to the port of the
   * same number.
   */
  private PublishedPort resolveTarget(Listener listener, PublishedPort mainPort) {
    int port =
        requireNonNullElse(
            listener.instancePort(),
            listener.certificateARN() == null ? listener.port() : mainPort.hostPort());
    return published.stream().filter(p -> p.hostPort() == port).findFirst().orElse(mainPort);
  }

  private static String processName(PublishedPort port, PublishedPort mainPort) {
    return port.hostPort() == mainPort.hostPort() ? "default" : "port" + port.hostPort();
  }
}
