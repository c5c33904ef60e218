package kr.mambo.beanstalk.bundle;

import java.math.BigDecimal;
import kr.mambo.beanstalk.api.SecurityContext;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Digests what Beanstalk would run. What only Kubernetes reads (liveness and startup probes,
 * processor requests) is left out, and so are options, which change without a new version.
 */
final class WorkloadDigest {
  private WorkloadDigest() {}

  static Digests of(Workload workload, Target target) {
    var inputs = target.key().digest(out -> write(workload, target, out));
    var label =
        target
            .key()
            .digest(
                out -> {
                  out.text("inputs", inputs);
                  out.text("renderer", RendererRevision.CURRENT);
                });
    return new Digests(inputs, target.environmentName() + "-" + label.substring(0, 12));
  }

  private static void write(Workload workload, Target target, Canonical out) {
    out.text("namespace", target.namespace());
    out.text("name", target.name());
    out.text("region", target.region());
    out.text("bucket", target.bucket());
    out.text("prefix", target.prefix());
    out.text("instanceRole", target.instanceRole());
    out.text("grace", workload.terminationGracePeriodSeconds());
    workload.containers().forEach(container -> write(container, out));
    workload.volumes().forEach(volume -> write(volume, out));
    workload.registries().forEach(registry -> write(registry, out));
  }

  private static void write(AppContainer container, Canonical out) {
    out.text("container", container.name());
    out.text("image", container.image().pinned());
    out.texts("command", container.command());
    out.texts("args", container.args());
    out.text("workingDir", container.workingDir());
    for (var port : container.ports()) {
      out.text("port", port.containerPort());
      out.text("hostPort", port.hostPort());
      out.text("protocol", port.protocol());
    }
    for (var variable : container.env()) {
      out.text("variable", variable.name());
      out.content(variable.secret() ? "secretValue" : "value", variable.value());
    }
    for (var mount : container.mounts()) {
      out.text("mount", mount.path());
      out.text("of", mount.volume());
      out.text("subPath", mount.subPath());
      out.text("readOnly", mount.readOnly() ? true : null);
    }
    out.text("cpu", plain(container.limits().cpu()));
    out.text("memory", container.limits().memory());
    out.text("memoryRequest", container.limits().memoryRequest());
    write(container.security(), out);
    write(container.readiness(), out);
    out.text("logs", container.logs());
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static void write(@Nullable SecurityContext security, Canonical out) {
    if (security == null) return;
    out.text("user", security.runAsUser());
    out.text("group", security.runAsGroup());
    out.text("readOnlyRoot", security.readOnlyRootFilesystem() ? true : null);
    if (security.capabilities() == null) return;
    out.texts("add", security.capabilities().add());
    out.texts("drop", security.capabilities().drop());
  }

  private static void write(@Nullable ContainerProbe probe, Canonical out) {
    if (probe == null) return;
    switch (probe.action()) {
      case Exec(var command) -> out.texts("exec", command);
      case HttpGet(var path, var port, var scheme) ->
          out.text("httpGet", scheme + " " + port + " " + path);
      case TcpSocket(var port) -> out.text("tcpSocket", port);
    }
    out.text("delay", probe.initialDelaySeconds());
    out.text("period", probe.periodSeconds());
    out.text("timeout", probe.timeoutSeconds());
    out.text("successes", probe.successThreshold());
    out.text("failures", probe.failureThreshold());
  }

  private static void write(Volume volume, Canonical out) {
    out.text("volume", volume.name());
    switch (volume) {
      case Volume.ConfigMapFiles(var name, var source, var files) -> {
        out.text("kind", "configMap");
        files.forEach(file -> write(file, out));
      }
      case Volume.SecretFiles(var name, var source, var files) -> {
        out.text("kind", "secret");
        files.forEach(file -> write(file, out));
      }
      case Volume.SharedFolder(var name) -> out.text("kind", "emptyDir");
      case Volume.HostPath(var name, var path) -> out.text("hostPath", path);
    }
  }

  static void write(VolumeFile file, Canonical out) {
    out.text("path", file.path());
    out.text("mode", file.mode());
    out.content("content", file.content());
  }

  private static void write(RegistryAccess registry, Canonical out) {
    out.text("registry", registry.host());
    if (registry.login() != null) out.content("login", registry.login());
    for (var certificate : registry.certificates()) {
      out.content(certificate.name(), certificate.content());
    }
  }
}
