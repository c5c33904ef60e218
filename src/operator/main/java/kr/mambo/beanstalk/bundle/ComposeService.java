package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import kr.mambo.beanstalk.api.Port;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.api.SecurityContext;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** One service of the Compose file. */
final class ComposeService {
  private final Workload workload;
  private final BundleLayout layout;
  private final ComposeMounts mounts;
  private final FilesDigest filesDigest;

  ComposeService(Workload workload, BundleLayout layout, DigestKey key) {
    this.workload = workload;
    this.layout = layout;
    this.mounts = new ComposeMounts(workload, layout);
    this.filesDigest = new FilesDigest(workload, key);
  }

  Map<String, Object> render(AppContainer container) {
    var service = new LinkedHashMap<String, Object>();
    service.put("image", container.image().pinnedReference());
    service.put("restart", "always");
    var expander = container.variableExpander();
    putList(
        service, "entrypoint", renderTexts(container.command(), t -> expander.expand(t).text()));
    putList(service, "command", renderTexts(container.args(), t -> expander.expand(t).text()));
    if (container.workingDir() != null)
      service.put("working_dir", escapeDollars(container.workingDir()));
    putSecurityContext(service, container.securityContext());
    service.put("env_file", envFiles(container));
    var environment = new LinkedHashMap<String, Object>();
    for (var variable : container.env()) {
      if (!variable.secret()) environment.put(variable.name(), escapeDollars(variable.text()));
    }
    if (!environment.isEmpty()) service.put("environment", environment);
    putPorts(service, container.ports());
    putList(service, "volumes", mounts.render(container));
    putLimits(service, container);
    if (container.readinessProbe() != null) putHealthCheck(service, container.readinessProbe());
    service.put("stop_grace_period", workload.terminationGracePeriodSeconds() + "s");
    filesDigest
        .digest(container)
        .ifPresent(digest -> service.put("labels", Map.of("eb.mambo.kr/files", digest)));
    return service;
  }

  /** Compose would expand variables itself: literal dollar signs are doubled. */
  private static String escapeDollars(String text) {
    return text.replace("$", "$$");
  }

  private static List<String> renderTexts(
      List<String> texts, UnaryOperator<String> transformation) {
    return texts.stream().map(transformation).map(ComposeService::escapeDollars).toList();
  }

  private static void putList(Map<String, Object> service, String name, List<?> list) {
    if (!list.isEmpty()) service.put(name, list);
  }

  private static void putSecurityContext(
      Map<String, Object> service, @Nullable SecurityContext security) {
    if (security == null) return;
    if (security.runAsUser() != null) {
      service.put(
          "user",
          security.runAsUser()
              + (security.runAsGroup() == null ? "" : ":" + security.runAsGroup()));
    }
    if (security.readOnlyRootFilesystem()) service.put("read_only", true);
    if (security.capabilities() == null) return;
    putList(service, "cap_add", security.capabilities().add());
    putList(service, "cap_drop", security.capabilities().drop());
  }

  /** The later file wins: the container's own file comes after the common one. */
  private List<Object> envFiles(AppContainer container) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("path", ".env");
    properties.put("required", false);
    var files = new ArrayList<Object>();
    files.add(properties);
    if (container.env().stream().anyMatch(EnvironmentVariable::secret)) {
      files.add(Map.of("path", layout.envFile(container.name())));
    }
    return files;
  }

  private static void putPorts(Map<String, Object> service, List<Port> ports) {
    var published = ports.stream().filter(port -> port.hostPort() != null);
    putList(service, "ports", published.map(ComposeService::publishedPort).toList());
    var exposed = ports.stream().filter(port -> port.hostPort() == null);
    putList(service, "expose", exposed.map(ComposeService::exposedPort).toList());
  }

  private static String publishedPort(Port port) {
    return "%d:%s".formatted(Objects.requireNonNull(port.hostPort()), exposedPort(port));
  }

  private static String exposedPort(Port port) {
    return port.containerPort() + (port.protocol() == PortProtocol.UDP ? "/udp" : "");
  }

  private static void putLimits(Map<String, Object> service, AppContainer container) {
    var resources = container.resources();
    if (resources.cpuLimit() != null) service.put("cpus", resources.cpuLimit().toPlainString());
    if (resources.memoryLimit() != null) service.put("mem_limit", resources.memoryLimit());
    if (resources.memoryRequest() != null)
      service.put("mem_reservation", resources.memoryRequest());
  }

  private static void putHealthCheck(Map<String, Object> service, ContainerProbe probe) {
    if (!(probe.action() instanceof Exec(var command))) return;
    var test = new ArrayList<String>(List.of("CMD"));
    test.addAll(renderTexts(command, text -> text));
    var check = new LinkedHashMap<String, Object>();
    check.put("test", test);
    check.put("interval", probe.periodSeconds() + "s");
    check.put("timeout", probe.timeoutSeconds() + "s");
    check.put("retries", probe.failureThreshold());
    check.put("start_period", probe.initialDelaySeconds() + "s");
    service.put("healthcheck", check);
  }
}
