package kr.mambo.beanstalk.plan;

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
import kr.mambo.beanstalk.workload.Published;

/**
 * Listeners, processes and health checks (general options for all environments, namespaces {@code
 * aws:elbv2:listener}, {@code aws:elb:listener} and {@code
 * aws:elasticbeanstalk:environment:process} in the developer guide).
 */
final class BalancerOptions {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final int HTTP = 80;
  private final LoadBalancer balancer;
  private final List<Published> published;
  private final TypedOptions typed;

  private BalancerOptions(LoadBalancer balancer, List<Published> published, TypedOptions typed) {
    this.balancer = balancer;
    this.published =
        published.stream()
            .filter(p -> p.protocol() == PortProtocol.TCP)
            .sorted(Comparator.comparingInt(Published::hostPort))
            .toList();
    this.typed = typed;
  }

  static void gather(LoadBalancer balancer, List<Published> published, TypedOptions typed) {
    if (balancer.type() == LoadBalancerType.None) {
      typed.said(ENVIRONMENT, "EnvironmentType", "SingleInstance", "loadBalancer.type");
      return;
    }
    typed.said(ENVIRONMENT, "EnvironmentType", "LoadBalanced", "loadBalancer.type");
    typed.said(
        ENVIRONMENT,
        "LoadBalancerType",
        balancer.type().name().toLowerCase(Locale.ROOT),
        "loadBalancer.type");
    new BalancerOptions(balancer, published, typed).gather();
  }

  private void gather() {
    var main =
        published.stream()
            .filter(p -> p.hostPort() == HTTP)
            .findFirst()
            .or(() -> published.stream().findFirst());
    if (main.isEmpty()) return; // the workload says why nothing can be reached
    var listeners =
        balancer.listeners().isEmpty()
            ? List.of(new Listener(HTTP, null, null, null))
            : balancer.listeners();
    if (balancer.type() == LoadBalancerType.Classic) {
      listeners.forEach(listener -> classic(listener, main.get()));
      if (listeners.stream().noneMatch(l -> l.port() == HTTP))
        typed.said("aws:elb:listener:80", "ListenerEnabled", false, "loadBalancer.listeners");
      path(main.get())
          .ifPresent(
              path ->
                  typed.said(
                      "aws:elasticbeanstalk:application",
                      "Application Healthcheck URL",
                      "HTTP:" + main.get().hostPort() + path,
                      "readinessProbe"));
      return;
    }
    published.forEach(port -> process(port, main.get()));
    listeners.forEach(listener -> listener(listener, main.get()));
    if (listeners.stream().noneMatch(l -> l.port() == HTTP)) {
      typed.said("aws:elbv2:listener:default", "ListenerEnabled", false, "loadBalancer.listeners");
    }
  }

  private void process(Published port, Published main) {
    boolean network = balancer.type() == LoadBalancerType.Network;
    var namespace = "aws:elasticbeanstalk:environment:process:" + name(port, main);
    var field = "containers.ports.hostPort";
    typed.said(namespace, "Port", port.hostPort(), field);
    typed.said(namespace, "Protocol", network ? "TCP" : "HTTP", field);
    // A network load balancer opens a connection unless a path is set; TLS on the port leaves only
    // the connection.
    var path = network ? port.httpCheck().map(check -> check.path()) : path(port);
    path.ifPresent(p -> typed.said(namespace, "HealthCheckPath", p, "readinessProbe"));
  }

  private static Optional<String> path(Published port) {
    return port.readiness() != null && port.readiness().action() instanceof HttpGet ask
        ? Optional.of(ask.path())
        : Optional.empty();
  }

  private void listener(Listener listener, Published main) {
    var namespace = "aws:elbv2:listener:" + (listener.port() == HTTP ? "default" : listener.port());
    var field = "loadBalancer.listeners";
    typed.said(namespace, "ListenerEnabled", true, field);
    typed.said(namespace, "Protocol", protocol(listener), field);
    typed.said(namespace, "DefaultProcess", name(target(listener, main), main), field);
    if (listener.certificateARN() != null)
      typed.said(namespace, "SSLCertificateArns", listener.certificateARN(), field);
  }

  private void classic(Listener listener, Published main) {
    var namespace = "aws:elb:listener:" + listener.port();
    var field = "loadBalancer.listeners";
    var protocol = protocol(listener);
    typed.said(namespace, "ListenerEnabled", true, field);
    typed.said(namespace, "ListenerProtocol", protocol, field);
    typed.said(namespace, "InstancePort", target(listener, main).hostPort(), field);
    typed.said(
        namespace, "InstanceProtocol", protocol == ListenerProtocol.TCP ? "TCP" : "HTTP", field);
    if (listener.certificateARN() != null)
      typed.said(namespace, "SSLCertificateId", listener.certificateARN(), field);
  }

  private ListenerProtocol protocol(Listener listener) {
    return requireNonNullElse(
        listener.protocol(),
        balancer.type() == LoadBalancerType.Network ? ListenerProtocol.TCP : ListenerProtocol.HTTP);
  }

  /**
   * Where TLS ends at the load balancer the rest goes to the main port, else to the port of the
   * same number.
   */
  private Published target(Listener listener, Published main) {
    int port =
        requireNonNullElse(
            listener.instancePort(),
            listener.certificateARN() == null ? listener.port() : main.hostPort());
    return published.stream().filter(p -> p.hostPort() == port).findFirst().orElse(main);
  }

  private static String name(Published port, Published main) {
    return port.hostPort() == main.hostPort() ? "default" : "port" + port.hostPort();
  }
}
