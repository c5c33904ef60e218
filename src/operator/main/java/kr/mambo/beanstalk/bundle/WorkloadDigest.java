package kr.mambo.beanstalk.bundle;

import java.math.BigDecimal;
import kr.mambo.beanstalk.api.SecurityContext;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;
import org.jspecify.annotations.Nullable;

/**
 * Digests what Beanstalk would run. What only Kubernetes uses (liveness and startup probes, CPU
 * requests) is omitted, and so are options, which change without a new version.
 */
final class WorkloadDigest {
  private WorkloadDigest() {}

  static BundleDigests compute(Workload workload, BundleTarget target) {
    var inputs = target.digestKey().digest(out -> write(workload, target, out));
    var label =
        target
            .digestKey()
            .digest(
                out -> {
                  out.writeText("inputs", inputs);
                  out.writeText("renderer", RendererRevision.CURRENT);
                });
    return new BundleDigests(inputs, target.environmentName() + "-" + label.substring(0, 12));
  }

  private static void write(Workload workload, BundleTarget target, CanonicalWriter out) {
    out.writeText("namespace", target.namespace());
    out.writeText("name", target.name());
    out.writeText("region", target.region());
    out.writeText("bucket", target.bucket());
    out.writeText("prefix", target.prefix());
    out.writeText("instanceRole", target.instanceRole());
    out.writeText("grace", workload.terminationGracePeriodSeconds());
    workload.containers().forEach(container -> write(container, out));
    workload.volumes().forEach(volume -> write(volume, out));
    workload.registries().forEach(registry -> write(registry, out));
  }

  private static void write(AppContainer container, CanonicalWriter out) {
    out.writeText("container", container.name());
    out.writeText("image", container.image().pinnedReference());
    out.writeTexts("command", container.command());
    out.writeTexts("args", container.args());
    out.writeText("workingDir", container.workingDir());
    for (var port : container.ports()) {
      out.writeText("port", port.containerPort());
      out.writeText("hostPort", port.hostPort());
      out.writeText("protocol", port.protocol());
    }
    for (var variable : container.env()) {
      out.writeText("variable", variable.name());
      out.writeContent(variable.secret() ? "secretValue" : "value", variable.value());
    }
    for (var mount : container.mounts()) {
      out.writeText("mount", mount.path());
      out.writeText("of", mount.volume());
      out.writeText("subPath", mount.subPath());
      out.writeText("readOnly", mount.readOnly() ? true : null);
    }
    out.writeText("cpu", toPlainText(container.resources().cpuLimit()));
    out.writeText("memory", container.resources().memoryLimit());
    out.writeText("memoryRequest", container.resources().memoryRequest());
    write(container.securityContext(), out);
    write(container.readinessProbe(), out);
    out.writeText("logs", container.logFolder());
  }

  private static @Nullable String toPlainText(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static void write(@Nullable SecurityContext security, CanonicalWriter out) {
    if (security == null) return;
    out.writeText("user", security.runAsUser());
    out.writeText("group", security.runAsGroup());
    out.writeText("readOnlyRoot", security.readOnlyRootFilesystem() ? true : null);
    if (security.capabilities() == null) return;
    out.writeTexts("add", security.capabilities().add());
    out.writeTexts("drop", security.capabilities().drop());
  }

  private static void write(@Nullable ContainerProbe probe, CanonicalWriter out) {
    if (probe == null) return;
    switch (probe.action()) {
      case Exec(var command) -> out.writeTexts("exec", command);
      case HttpGet(var path, var port, var scheme) ->
          out.writeText("httpGet", scheme + " " + port + " " + path);
      case TcpSocket(var port) -> out.writeText("tcpSocket", port);
    }
    out.writeText("delay", probe.initialDelaySeconds());
    out.writeText("period", probe.periodSeconds());
    out.writeText("timeout", probe.timeoutSeconds());
    out.writeText("successes", probe.successThreshold());
    out.writeText("failures", probe.failureThreshold());
  }

  private static void write(WorkloadVolume volume, CanonicalWriter out) {
    out.writeText("volume", volume.name());
    switch (volume) {
      case WorkloadVolume.ConfigMapFiles(var name, var source, var files) -> {
        out.writeText("kind", "configMap");
        files.forEach(file -> write(file, out));
      }
      case WorkloadVolume.SecretFiles(var name, var source, var files) -> {
        out.writeText("kind", "secret");
        files.forEach(file -> write(file, out));
      }
      case WorkloadVolume.EmptyDir(var name) -> out.writeText("kind", "emptyDir");
      case WorkloadVolume.HostPath(var name, var path) -> out.writeText("hostPath", path);
    }
  }

  static void write(VolumeFile file, CanonicalWriter out) {
    out.writeText("path", file.path());
    out.writeText("mode", file.mode());
    out.writeContent("content", file.content());
  }

  private static void write(RegistryAccess registry, CanonicalWriter out) {
    out.writeText("registry", registry.host());
    if (registry.login() != null) out.writeContent("login", registry.login());
    for (var certificate : registry.certificates()) {
      out.writeContent(certificate.name(), certificate.content());
    }
  }
}
