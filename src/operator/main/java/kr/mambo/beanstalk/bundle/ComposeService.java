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
import kr.mambo.beanstalk.workload.Variable;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** One service of the Compose file. */
final class ComposeService {
  private final Workload workload;
  private final Layout layout;
  private final ComposeMounts mounts;
  private final FilesDigest files;

  ComposeService(Workload workload, Layout layout, DigestKey key) {
    this.workload = workload;
    this.layout = layout;
    this.mounts = new ComposeMounts(workload, layout);
    this.files = new FilesDigest(workload, key);
  }

  Map<String, Object> of(AppContainer container) {
    var service = new LinkedHashMap<String, Object>();
    service.put("image", container.image().pinned());
    service.put("restart", "always");
    var expansion = container.expansion();
    putList(service, "entrypoint", texts(container.command(), t -> expansion.expand(t).text()));
    putList(service, "command", texts(container.args(), t -> expansion.expand(t).text()));
    if (container.workingDir() != null) service.put("working_dir", literal(container.workingDir()));
    put(service, container.security());
    service.put("env_file", variableFiles(container));
    var environment = new LinkedHashMap<String, Object>();
    for (var variable : container.env()) {
      if (!variable.secret()) environment.put(variable.name(), literal(variable.text()));
    }
    if (!environment.isEmpty()) service.put("environment", environment);
    putPorts(service, container.ports());
    putList(service, "volumes", mounts.of(container));
    putLimits(service, container);
    if (container.readiness() != null) putHealthCheck(service, container.readiness());
    service.put("stop_grace_period", workload.terminationGracePeriodSeconds() + "s");
    files
        .of(container)
        .ifPresent(digest -> service.put("labels", Map.of("eb.mambo.kr/files", digest)));
    return service;
  }

  /** Compose would replace variables of its own: a dollar sign is doubled wherever one is meant. */
  private static String literal(String text) {
    return text.replace("$", "$$");
  }

  private static List<String> texts(List<String> given, UnaryOperator<String> change) {
    return given.stream().map(change).map(ComposeService::literal).toList();
  }

  private static void putList(Map<String, Object> service, String name, List<?> list) {
    if (!list.isEmpty()) service.put(name, list);
  }

  private static void put(Map<String, Object> service, @Nullable SecurityContext security) {
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

  /** The later wins: what is the container's own is after what all of them get. */
  private List<Object> variableFiles(AppContainer container) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("path", ".env");
    properties.put("required", false);
    var files = new ArrayList<Object>();
    files.add(properties);
    if (container.env().stream().anyMatch(Variable::secret)) {
      files.add(Map.of("path", layout.variablesFile(container.name())));
    }
    return files;
  }

  private static void putPorts(Map<String, Object> service, List<Port> ports) {
    var published = ports.stream().filter(port -> port.hostPort() != null);
    putList(service, "ports", published.map(ComposeService::published).toList());
    var exposed = ports.stream().filter(port -> port.hostPort() == null);
    putList(service, "expose", exposed.map(ComposeService::exposed).toList());
  }

  private static String published(Port port) {
    return "%d:%s".formatted(Objects.requireNonNull(port.hostPort()), exposed(port));
  }

  private static String exposed(Port port) {
    return port.containerPort() + (port.protocol() == PortProtocol.UDP ? "/udp" : "");
  }

  private static void putLimits(Map<String, Object> service, AppContainer container) {
    var limits = container.limits();
    if (limits.cpu() != null) service.put("cpus", limits.cpu().toPlainString());
    if (limits.memory() != null) service.put("mem_limit", limits.memory());
    if (limits.memoryRequest() != null) service.put("mem_reservation", limits.memoryRequest());
  }

  private static void putHealthCheck(Map<String, Object> service, ContainerProbe probe) {
    if (!(probe.action() instanceof Exec(var command))) return;
    var test = new ArrayList<String>(List.of("CMD"));
    test.addAll(texts(command, text -> text));
    var check = new LinkedHashMap<String, Object>();
    check.put("test", test);
    check.put("interval", probe.periodSeconds() + "s");
    check.put("timeout", probe.timeoutSeconds() + "s");
    check.put("retries", probe.failureThreshold());
    check.put("start_period", probe.initialDelaySeconds() + "s");
    service.put("healthcheck", check);
  }
}
